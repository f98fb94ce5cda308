package org.kundenportal.impl.storage;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.persistence.EntityManager;
import javax.persistence.Query;

/**
 * Which rows refer to kept files. The list is the whole truth: a file to which none of these columns refers is deleted. A
 * column that is added to a table is added here, with an index; {@code FileUsesDbTest} reads the schema to see to it.
 */
final class FileUses {

    /** A column that holds keys of kept files. */
    record Use(String table, String column) {

        @Override
        public String toString() {
            return table + "." + column;
        }
    }

    static final List<Use> ALL = List.of(
            new Use("document_version", "pdf_key"),
            new Use("document_version", "shown_key"),
            new Use("document_version", "xml_key"),
            new Use("document_decision", "pdf_key"),
            new Use("document_decision", "evidence_key"),
            new Use("unmatched_document", "file_key"),
            new Use("image", "file_key"),
            new Use("mail", "attachment_key"));

    private FileUses() {}

    /** Those of the keys to which a row refers. */
    static Set<String> used(EntityManager em, Collection<String> keys) {
        Set<String> used = new HashSet<>();
        if (keys.isEmpty()) {
            return used;
        }
        String places = IntStream.rangeClosed(1, keys.size())
                .mapToObj(place -> "?" + place)
                .collect(Collectors.joining(", "));
        for (Use use : ALL) {
            // names of our own schema, never anybody's input
            Query query = em.createNativeQuery("SELECT DISTINCT " + use.column() + " FROM " + use.table() + " WHERE "
                    + use.column() + " IN (" + places + ")");
            int place = 1;
            for (String key : keys) {
                query.setParameter(place++, key);
            }
            for (Object key : query.getResultList()) {
                used.add((String) key);
            }
        }
        return used;
    }

    static boolean isUsed(EntityManager em, String key) {
        return !used(em, List.of(key)).isEmpty();
    }
}
