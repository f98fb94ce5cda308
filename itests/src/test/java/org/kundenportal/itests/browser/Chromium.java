package org.kundenportal.itests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of all tests, started by the first of them and ended with the JVM. It is looked for in the system property
 * {@code chromium}, the environment variable {@code CHROMIUM} and the usual places; where there is none, Playwright
 * downloads its own. Not thread-safe, as Playwright is not.
 */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    private static Browser browser;

    private Chromium() {}

    static Browser browser() {
        if (browser == null) {
            browser = start();
        }
        return browser;
    }

    private static Browser start() {
        Optional<Path> installed = installed();
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(arguments());
        installed.ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    /** Chromium's sandbox does not work for root. */
    private static List<String> arguments() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--no-sandbox") : List.of();
    }

    private static Optional<Path> installed() {
        Stream<String> named = Stream.of(System.getProperty("chromium"), System.getenv("CHROMIUM"));
        Stream<String> usual = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(directory -> NAMES.stream().map(name -> directory + File.separator + name));
        return Stream.concat(named, usual)
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
