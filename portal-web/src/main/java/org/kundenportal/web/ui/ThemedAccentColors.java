package org.kundenportal.web.ui;

import java.util.Locale;
import org.kundenportal.web.settings.AccentColors;
import org.osgi.service.component.annotations.Component;

/** The colours that {@link AccentTheme} gives the pages. */
@Component(service = AccentColors.class)
public final class ThemedAccentColors implements AccentColors {

    @Override
    public Accent of(String accentColor) {
        AccentTheme theme = AccentTheme.of(accentColor);
        return new Accent(
                theme.fill(),
                theme.onAccent(),
                theme.textOnLight(),
                theme.textOnDark(),
                String.format(Locale.ROOT, "%.1f", theme.contrast()));
    }
}
