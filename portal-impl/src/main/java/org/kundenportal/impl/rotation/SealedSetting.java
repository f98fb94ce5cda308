package org.kundenportal.impl.rotation;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.persistence.EntityManager;
import org.kundenportal.impl.security.SecretBox;

/**
 * A setting that has one sealed text among others.
 *
 * @param setting its name
 * @param place of the text
 */
record SealedSetting(String setting, String place) implements Sealed {

    private static final Pattern SEALED = Pattern.compile("\"(v[0-9]:[A-Za-z0-9+/=:]+)\"");

    @Override
    public String name() {
        return place;
    }

    @Override
    public Step sealAnew(EntityManager em, SecretBox secrets, long after, Consumer<String> unreadable) {
        List<Object[]> rows = em.createQuery(
                        "SELECT s.content, s.version FROM Setting s WHERE s.name = :name", Object[].class)
                .setParameter("name", setting)
                .getResultList();
        int done = 0;
        for (Object[] row : rows) {
            String content = (String) row[0];
            Matcher sealed = SEALED.matcher(content);
            if (sealed.find() && !sealed.group(1).startsWith(secrets.beginning())) {
                done += isDone(em, secrets, content, sealed.group(1), (Long) row[1], unreadable) ? 1 : 0;
            }
        }
        return new Step(Step.END, done);
    }

    private boolean isDone(
            EntityManager em,
            SecretBox secrets,
            String content,
            String sealed,
            long version,
            Consumer<String> unreadable) {
        String text;
        try {
            text = secrets.open(sealed, place);
        } catch (IllegalStateException e) {
            unreadable.accept(name() + " (" + e.getMessage() + ")");
            return false;
        }
        // who saves the setting at the same time has its sealed text from before: the version keeps the two apart
        em.createNativeQuery("UPDATE setting SET content = ?1, version = version + 1 WHERE name = ?2 AND version = ?3")
                .setParameter(1, content.replace(sealed, secrets.seal(text, place)))
                .setParameter(2, setting)
                .setParameter(3, version)
                .executeUpdate();
        return true;
    }
}
