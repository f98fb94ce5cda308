package org.kundenportal.web.http;

import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.kundenportal.api.PortalException;
import org.kundenportal.web.problems.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The filter that every request under {@code /portal} passes. It refuses what is unsound, and marks what it lets through
 * with its {@link Caller}; servlets that need one answer nothing without it.
 */
@Component(
        service = Filter.class,
        configurationPid = "org.kundenportal.web",
        property = {
            "osgi.http.whiteboard.filter.name=org.kundenportal.web.guard",
            "osgi.http.whiteboard.filter.pattern=/portal/*",
            "osgi.http.whiteboard.filter.asyncSupported:Boolean=true"
        })
public final class Guard implements Filter {

    private static final String API = "/portal/api/";

    private final Callers callers;
    private final SameOrigin sameOrigin;
    private final Rates rates;
    private final Problems problems = new Problems();

    /** Reads the configuration. */
    @Activate
    public Guard(@Reference PublicUrl publicUrl, WebConfiguration configuration) {
        this(publicUrl.value(), configuration, System::nanoTime);
    }

    Guard(String publicUrl, WebConfiguration configuration, LongSupplier nanoTime) {
        callers = new Callers(
                listed(configuration.trustedProxies()).toList(),
                configuration.secureCookies() == WebConfiguration.SecureCookies.always);
        sameOrigin = new SameOrigin(Stream.concat(Stream.of(publicUrl), listed(configuration.otherOrigins()))
                .filter(address -> !address.isBlank())
                .toList());
        rates = new Rates(configuration, nanoTime);
    }

    /** In a {@code .cfg} file a list is one text with commas, unless it is written with brackets and quotes. */
    static Stream<String> listed(String... configured) {
        return Stream.of(configured)
                .flatMap(texts -> Stream.of(texts.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        Caller caller = callers.of(request);
        SecurityHeaders.apply(response, caller);
        try {
            check(request, response, caller);
            caller.attachTo(request);
            chain.doFilter(LimitedRequest.of(request), response);
        } catch (PortalException refusal) {
            problems.write(request, response, refusal);
        }
        Leftover.discard(request, response);
        rates.settle(request, caller, response.getStatus());
    }

    private void check(HttpServletRequest request, HttpServletResponse response, Caller caller) {
        RequestForm.checkPath(request);
        RequestForm.checkMethod(request, response);
        rates.check(request, caller);
        if (RequestForm.isWrite(request)) {
            SecurityHeaders.applyToWrite(response);
        }
        if (RequestForm.isWrite(request) && !RequestForm.isWebhook(request)) {
            sameOrigin.check(request, caller);
        }
        if (request.getRequestURI().startsWith(API)) {
            RequestForm.checkBody(request);
        }
    }

    @Override
    public void destroy() {}
}
