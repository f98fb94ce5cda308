package org.kundenportal.impl.rotation;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.Query;
import org.kundenportal.impl.security.SecretBox;

/**
 * A column of sealed texts.
 *
 * @param entity whose
 * @param field of the entity
 * @param owner the fields whose values end the place of each text, with a colon between them
 * @param table of the entity
 * @param column of the field
 * @param place what the place begins with
 */
record SealedColumn(String entity, String field, List<String> owner, String table, String column, String place)
        implements Sealed {

    private static final int MOST = 100;

    /** A column whose places are its name and the row's id. */
    static SealedColumn of(String entity, String field, String table, String column) {
        return new SealedColumn(entity, field, List.of("id"), table, column, table + "." + column + ":");
    }

    @Override
    public String name() {
        return table + "." + column;
    }

    @Override
    public Step sealAnew(EntityManager em, SecretBox secrets, long after, Consumer<String> unreadable) {
        List<Object[]> rows = em.createQuery(
                        "SELECT e.id, e." + field + ", e." + String.join(", e.", owner) + " FROM " + entity
                                + " e WHERE e.id > :after AND e." + field + " LIKE :sealed AND e." + field
                                + " NOT LIKE :current ORDER BY e.id",
                        Object[].class)
                .setParameter("after", after)
                .setParameter("sealed", "v%:%")
                .setParameter("current", secrets.beginning() + "%")
                .setMaxResults(MOST)
                .getResultList();
        int done = 0;
        for (Object[] row : rows) {
            done += isDone(em, secrets, (Long) row[0], (String) row[1], place(row), unreadable) ? 1 : 0;
        }
        return rows.isEmpty() ? new Step(Step.END, 0) : new Step((Long) rows.get(rows.size() - 1)[0], done);
    }

    private String place(Object[] row) {
        return Stream.of(row).skip(2).map(SealedColumn::text).collect(Collectors.joining(":", place, ""));
    }

    private static String text(Object value) {
        return value instanceof Instant instant ? Long.toString(instant.toEpochMilli()) : value.toString();
    }

    private boolean isDone(
            EntityManager em, SecretBox secrets, long id, String sealed, String where, Consumer<String> unreadable) {
        String text;
        try {
            text = secrets.open(sealed, where);
        } catch (IllegalStateException e) {
            unreadable.accept(name() + " of row " + id + " (" + e.getMessage() + ")");
            return false;
        }
        // a native query leaves the row's version alone: nobody who works on it is disturbed
        Query update = em.createNativeQuery(
                "UPDATE " + table + " SET " + column + " = ?1 WHERE id = ?2 AND " + column + " LIKE ?3");
        update.setParameter(1, secrets.seal(text, where));
        update.setParameter(2, id);
        // who has changed it meanwhile has used the current key, or is met again in the next round
        update.setParameter(3, SecretBox.fingerprint(sealed) + "%");
        update.executeUpdate();
        return true;
    }
}
