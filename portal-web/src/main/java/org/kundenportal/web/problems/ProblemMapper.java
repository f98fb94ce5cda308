package org.kundenportal.web.problems;

import java.io.EOFException;
import java.time.Duration;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.kundenportal.api.PortalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every failure of a JAX-RS resource as problem. Only what nobody expected is logged, once, with its correlation id. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    private final Problems problems;
    private final String challenge;

    /**
     * @param problems finds the words
     * @param challenge how callers may authenticate, sent with 401 (RFC 9110 asks for it)
     */
    public ProblemMapper(Problems problems, String challenge) {
        this.problems = problems;
        this.challenge = challenge;
    }

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof PortalException refusal) {
            return response(refusal).build();
        }
        if (failure instanceof WebApplicationException http) {
            return response(http);
        }
        return unexpected(failure);
    }

    /** JAX-RS's own refusals; 405 must name the methods that there are. */
    private Response response(WebApplicationException http) {
        int status = http.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(http);
        }
        return response(Problems.ofStatus(status))
                .header(HttpHeaders.ALLOW, http.getResponse().getHeaderString(HttpHeaders.ALLOW))
                .build();
    }

    private Response unexpected(Throwable failure) {
        Response response = response(Problems.internalError()).build();
        String id = ((Problem) response.getEntity()).correlationId();
        if (failure instanceof EOFException) {
            LOG.debug("The caller went away [{}]", id, failure);
        } else {
            LOG.error("Unexpected failure [{}]", id, failure);
        }
        return response;
    }

    private Response.ResponseBuilder response(PortalException refusal) {
        Problem problem = problems.of(request(), refusal);
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(problem);
        Duration wait = Problems.waitingTime(refusal);
        if (wait != null) {
            response.header(HttpHeaders.RETRY_AFTER, Problems.seconds(wait));
        }
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        return response;
    }

    private static HttpServletRequest request() {
        Message message = PhaseInterceptorChain.getCurrentMessage();
        Message in = message.getExchange().getInMessage();
        return (HttpServletRequest) in.get(AbstractHTTPDestination.HTTP_REQUEST);
    }
}
