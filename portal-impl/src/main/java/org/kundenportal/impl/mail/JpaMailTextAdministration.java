package org.kundenportal.impl.mail;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.mail.EditableMailText;
import org.kundenportal.api.mail.MailPreview;
import org.kundenportal.api.mail.MailText;
import org.kundenportal.api.mail.MailTextAdministration;
import org.kundenportal.api.mail.MailTextVariant;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.templates.Template;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The merchant's own mail texts as rows; where there is none the portal's counts. */
@Component(service = MailTextAdministration.class)
public final class JpaMailTextAdministration implements MailTextAdministration {

    private final Tx tx;
    private final Timeline timeline;
    private final Clock clock;
    private final LetterWriter writer;
    private final String address;

    /** Texts in the portal's database. */
    @Activate
    public JpaMailTextAdministration(@Reference Tx tx, @Reference Timeline timeline, @Reference PortalHome home) {
        this.tx = tx;
        this.timeline = timeline;
        this.clock = home.clock();
        this.writer = new LetterWriter(home.base());
        this.address = home.base().toString();
    }

    @Override
    public List<EditableMailText> list() {
        return tx.read(em -> Arrays.stream(MailKind.values())
                .map(kind -> new EditableMailText(
                        kind.name(),
                        kind.placeholders().stream().sorted().toList(),
                        MailTexts.languages().stream()
                                .map(language -> variant(em, kind, language))
                                .toList()))
                .toList());
    }

    private static MailTextVariant variant(EntityManager em, MailKind kind, String language) {
        MailText standard = MailTexts.standard(kind, language);
        MailTextEntity own = MailTextEntity.find(em, kind, language);
        return own == null
                ? new MailTextVariant(language, standard, null, null, null)
                : own.toVariant(language, standard);
    }

    @Override
    public MailTextVariant save(Actor actor, String name, String language, MailText text) {
        MailKind kind = kind(name, language);
        check(kind, text);
        return tx.callRepeatably(em -> {
            MailTextEntity row = MailTextEntity.find(em, kind, language);
            if (row == null) {
                row = new MailTextEntity(kind, language);
                row.change(text, clock.instant(), actor.name());
                em.persist(row);
            } else {
                row.change(text, clock.instant(), actor.name());
            }
            note(em, actor, kind, language);
            return row.toVariant(language, MailTexts.standard(kind, language));
        });
    }

    @Override
    public void reset(Actor actor, String name, String language) {
        MailKind kind = kind(name, language);
        tx.runRepeatably(em -> {
            MailTextEntity row = MailTextEntity.find(em, kind, language);
            if (row != null) {
                em.remove(row);
                note(em, actor, kind, language);
            }
        });
    }

    private void note(EntityManager em, Actor actor, MailKind kind, String language) {
        timeline.add(
                em,
                Happening.of(Happening.Kind.SETTINGS_CHANGED, actor)
                        .with("setting", "mail_text")
                        .with("mailKind", kind)
                        .with("language", language));
    }

    @Override
    public MailPreview preview(String name, String language, MailText text) {
        MailKind kind = kind(name, language);
        check(kind, text);
        Map<String, String> examples = kind.placeholders().stream()
                .collect(Collectors.toMap(Function.identity(), placeholder -> example(placeholder, language)));
        Letter letter = tx.read(em -> writer.write(
                text,
                examples,
                language,
                SettingRows.read(em, Setting.APPEARANCE).value(),
                null));
        return new MailPreview(letter.subject(), letter.text(), letter.html());
    }

    private String example(String placeholder, String language) {
        if (placeholder.endsWith("customerportal_url")) {
            return address + (placeholder.startsWith("Client.") ? "/c/" : "/d/") + "KJ7xQ2";
        }
        String example = MailTexts.word("example." + placeholder, language);
        return example == null ? placeholder : example;
    }

    private static MailKind kind(String name, String language) {
        return Arrays.stream(MailKind.values())
                .filter(kind ->
                        kind.name().equals(name) && MailTexts.languages().contains(language))
                .findFirst()
                .orElseThrow(PortalException::notFound);
    }

    private static void check(MailKind kind, MailText text) {
        List<Violation> violations = new ArrayList<>();
        check("subject", text.subject(), MAX_SUBJECT, kind.placeholders(), violations);
        check("text", text.text(), MAX_TEXT, kind.placeholders(), violations);
        if (!violations.isEmpty()) {
            throw PortalException.invalid(violations);
        }
    }

    private static void check(String field, String text, int max, Set<String> known, List<Violation> violations) {
        if (text == null || text.isBlank()) {
            violations.add(new Violation(field, "REQUIRED"));
        } else if (text.length() > max) {
            violations.add(new Violation(field, "TOO_LONG"));
        } else if (!known.containsAll(Template.of(text).meant())) {
            violations.add(new Violation(field, "UNKNOWN_PLACEHOLDER"));
        }
    }
}
