package org.kundenportal.impl.downloads;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.articles.ArticleNumber;
import org.kundenportal.impl.articles.FoundFile;
import org.kundenportal.impl.articles.Link;
import org.kundenportal.impl.articles.LinkedFile;
import org.kundenportal.spi.storage.FilePath;

import static org.assertj.core.api.Assertions.assertThat;

class NamedFileTest {

    private static LinkedFile file(String article, String key) {
        return new LinkedFile(
                0,
                new ArticleNumber(article),
                key,
                new Link(3, new FilePath(key), key),
                new FoundFile(1, "t", null, null));
    }

    private static List<String> keys(List<String> articles, LinkedFile... files) {
        return NamedFile.of(articles, List.of(files)).stream()
                .map(NamedFile::key)
                .toList();
    }

    @Test
    @DisplayName(
            "BB-20 a key that is the only one within the order is short, others have the article's number before them")
    void names() {
        assertThat(keys(List.of("B", "A"), file("A", "x"), file("A", "y"), file("B", "x")))
                .containsExactly("B.x", "A.x", "y");
    }

    @Test
    @DisplayName("BB-20 both spellings are understood where they mean one file")
    void finds() {
        List<NamedFile> files =
                NamedFile.of(List.of("A", "B"), List.of(file("A", "x"), file("A", "y"), file("B", "x")));

        assertThat(NamedFile.find(files, "y")).hasValue(files.get(1));
        assertThat(NamedFile.find(files, "A.y")).hasValue(files.get(1));
        assertThat(NamedFile.find(files, "B.x")).hasValue(files.get(2));
        assertThat(NamedFile.find(files, "x")).isEmpty();
        assertThat(NamedFile.find(files, "B.y")).isEmpty();
    }

    @Test
    @DisplayName("a key that looks like another's long one is the file whose own it is")
    void keysWithDots() {
        List<NamedFile> files = NamedFile.of(List.of("A", "B"), List.of(file("A", "y"), file("B", "A.y")));

        assertThat(NamedFile.find(files, "A.y")).hasValue(files.get(1));
        assertThat(NamedFile.find(files, "B.A.y")).hasValue(files.get(1));
    }
}
