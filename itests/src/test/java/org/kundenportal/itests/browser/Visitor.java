package org.kundenportal.itests.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.PortalClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody with a browser of their own, of whose pages it is noted what they report to the console and whom they ask.
 */
final class Visitor {

    static final int DESKTOP = 1440;
    static final int PHONE = 390;
    /** WCAG 2.2, 1.4.10. */
    private static final int NARROWEST = 320;

    private static final int HEIGHT = 900;
    /** What sticks out of the page, if the page can be scrolled sideways. */
    private static final String TOO_WIDE =
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *, dialog *')]
              .filter(element => element.getBoundingClientRect().right > innerWidth).map(element => element.outerHTML.slice(0, 120))""";
    /** What Chromium itself says of an answer of 400 and above; the tests look at the page instead. */
    private static final String REFUSED = "Failed to load resource: the server responded with a status of 4";

    private final URI base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();

    private Visitor(RunningPortal portal, Browser.NewContextOptions options) {
        base = portal.baseUrl();
        context = Chromium.browser().newContext(options);
        context.onPage(this::watch);
        context.onRequest(this::note);
        page = context.newPage();
    }

    /** At a desktop computer, with a German browser. */
    static Visitor desktop(RunningPortal portal) {
        return new Visitor(portal, options("de-DE", DESKTOP));
    }

    /** With a telephone in the hand. */
    static Visitor phone(RunningPortal portal) {
        return new Visitor(
                portal,
                options("de-DE", PHONE).setHasTouch(true).setIsMobile(true).setDeviceScaleFactor(2));
    }

    /** With a browser in another language, width, colour scheme, that lets axe in. */
    static Visitor examined(RunningPortal portal, String locale, int width, ColorScheme scheme) {
        return new Visitor(
                portal,
                options(locale, width)
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setBypassCSP(true));
    }

    private static Browser.NewContextOptions options(String locale, int width) {
        return new Browser.NewContextOptions()
                .setLocale(locale)
                .setTimezoneId("Europe/Berlin")
                .setViewportSize(width, HEIGHT)
                .setPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    private void watch(Page opened) {
        opened.onConsoleMessage(this::note);
        opened.onPageError(error -> complaints.add("uncaught: " + error));
    }

    private void note(ConsoleMessage message) {
        if (List.of("error", "warning").contains(message.type())
                && !message.text().startsWith(REFUSED)) {
            complaints.add(message.type() + ": " + message.text());
        }
    }

    private void note(Request request) {
        URI address = URI.create(request.url().split("[?#]", 2)[0]);
        boolean inside = List.of("data", "blob").contains(address.getScheme());
        if (!inside && !base.getAuthority().equals(address.getAuthority())) {
            foreign.add(request.url());
        }
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** @param path of the portal, or a whole address */
    Page open(String path) {
        page.navigate(base.resolve(path).toString());
        return page;
    }

    /** Begins a session outside the page, for tests of what comes after the sign-in. */
    void signIn(String user, String password) {
        APIResponse answer = context.request()
                .post(
                        base.resolve(PortalClient.ADMIN + "/session").toString(),
                        RequestOptions.create()
                                .setHeader("Sec-Fetch-Site", "same-origin")
                                .setData(Map.of("user", user, "password", password)));
        assertThat(answer.status()).isEqualTo(200);
    }

    /** What the last click on a copying button left. */
    String clipboard() {
        return (String) page.evaluate("() => navigator.clipboard.readText()");
    }

    /** The page has what it reads, and stands still. */
    void settle() {
        page.waitForFunction(
                "() => document.fonts.status === 'loaded' && document.querySelector('h1') && !document.querySelector('.skeleton, [aria-busy=true]')");
    }

    /** Another window, and another taste. */
    void show(int width, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, HEIGHT);
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /** Axe finds nothing and nothing sticks out, wide and on the narrowest phone, light and dark; ends as it began. */
    void assertFitForEverybody(String what) {
        settle();
        Axe axe = Axe.on(page);
        for (int width : List.of(DESKTOP, NARROWEST)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                show(width, scheme);
                assertThat(axe.violations())
                        .as(what + " " + width + " " + scheme)
                        .isEmpty();
                assertThat((List<?>) page.evaluate(TOO_WIDE))
                        .as(what + " scrolls sideways at " + width)
                        .isEmpty();
            }
        }
        show(DESKTOP, ColorScheme.LIGHT);
    }

    /** From the top of the page to its end. */
    void wholeScreenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /** No error in the console, and no request to anybody but the portal. */
    void assertQuiet() {
        assertThat(complaints).as("console").isEmpty();
        assertThat(foreign).as("requests to others").isEmpty();
    }

    /** No error in the console; the customer may have been at a provider's. */
    void assertNoErrors() {
        assertThat(complaints).as("console").isEmpty();
    }

    void close() {
        context.close();
    }
}
