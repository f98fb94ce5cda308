package org.kundenportal.itests.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.rules.TestWatcher;
import org.junit.runner.Description;
import org.kundenportal.itests.RunningPortal;

/** Who comes in a test, and goes at its end. When it fails, pictures of what they last saw stay in {@code target/failed}. */
public final class Visitors extends TestWatcher {

    private final List<Visitor> visitors = new ArrayList<>();

    Visitor desktop(RunningPortal portal) {
        return came(Visitor.desktop(portal));
    }

    Visitor phone(RunningPortal portal) {
        return came(Visitor.phone(portal));
    }

    Visitor examined(RunningPortal portal, String locale, int width, ColorScheme scheme) {
        return came(Visitor.examined(portal, locale, width, scheme));
    }

    private Visitor came(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }

    @Override
    protected void failed(Throwable failure, Description test) {
        String name = test.getTestClass().getSimpleName() + "." + test.getMethodName();
        for (int i = 0; i < visitors.size(); i++) {
            visitors.get(i).screenshot(Path.of(System.getProperty("work"), "failed", name + "-" + i + ".png"));
        }
    }

    @Override
    protected void finished(Description test) {
        visitors.forEach(Visitor::close);
    }
}
