package org.kundenportal.impl.persistence;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.persistence.Converter;
import javax.persistence.Embeddable;
import javax.persistence.Entity;
import javax.persistence.MappedSuperclass;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

class PersistenceXmlTest {

    @Test
    void listsExactlyTheMappedClassesOfTheBundle() throws Exception {
        assertThat(listed()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(mapped());
    }

    @Test
    void mappedClassesAreWoven() throws Exception {
        Class<?> entity = Class.forName("org.kundenportal.impl.settings.SettingEntity");

        assertThat(entity.getInterfaces())
                .extracting(Class::getSimpleName)
                .contains("PersistenceWeaved", "PersistenceWeavedChangeTracking");
    }

    private static List<String> listed() throws Exception {
        try (var xml = PersistenceXmlTest.class.getResourceAsStream("/META-INF/persistence.xml")) {
            NodeList classes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(xml)
                    .getElementsByTagName("class");
            return Stream.iterate(0, i -> i + 1)
                    .limit(classes.getLength())
                    .map(i -> classes.item(i).getTextContent().strip())
                    .toList();
        }
    }

    private static Set<String> mapped() throws Exception {
        Path root = classes();
        Set<String> mapped = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replaceAll("[/\\\\]", ".");
                Class<?> type = Class.forName(
                        name.substring(0, name.length() - ".class".length()), false, Tx.class.getClassLoader());
                if (isMapped(type)) {
                    mapped.add(type.getName());
                }
            }
        }
        return mapped;
    }

    private static boolean isMapped(Class<?> type) {
        return Stream.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class)
                .anyMatch(type::isAnnotationPresent);
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(
                Tx.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
