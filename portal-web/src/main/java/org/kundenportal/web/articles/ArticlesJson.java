package org.kundenportal.web.articles;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.articles.Article;
import org.kundenportal.api.articles.ArticleFile;
import org.kundenportal.api.articles.ArticleFileData;
import org.kundenportal.api.articles.ArticleIntake;
import org.kundenportal.api.articles.ArticleNumber;
import org.kundenportal.api.articles.ArticleSummary;
import org.kundenportal.web.json.Checks;

/** Articles on the wire. */
final class ArticlesJson {

    /** More than is taken: the rule is the service's. */
    private static final int MAX_TEXT = 5_000;

    private ArticlesJson() {}

    /** The number in an address; what can be none names nothing that exists. */
    static ArticleNumber number(String number) {
        try {
            return new ArticleNumber(number);
        } catch (PortalException e) {
            throw PortalException.notFound();
        }
    }

    /** An article in a list. */
    public record Row(String number, String name, long fileCount, Instant changedAt) {

        static Row of(ArticleSummary article) {
            return new Row(article.number().value(), article.name(), article.fileCount(), article.changedAt());
        }
    }

    /** An article with its files. */
    public record ArticleJson(String number, String name, List<FileJson> files, Instant createdAt, Instant changedAt) {

        static ArticleJson of(Article article) {
            return new ArticleJson(
                    article.number().value(),
                    article.name(),
                    article.files().stream().map(FileJson::of).toList(),
                    article.createdAt(),
                    article.changedAt());
        }
    }

    /** A file of an article. */
    public record FileJson(
            String key, String connection, String path, String displayName, long size, String pdf, Instant linkedAt) {

        static FileJson of(ArticleFile file) {
            return new FileJson(
                    file.key(),
                    file.connection(),
                    file.path(),
                    file.displayName(),
                    file.size(),
                    file.pdf() == null ? null : file.pdf().name(),
                    file.linkedAt());
        }
    }

    /** What is said of an article. */
    public record ArticleBody(String name) {

        String checked() {
            Checks checks = new Checks();
            String checked = checks.requiredLine("name", name, ArticleIntake.MAX_NAME);
            return checks.then(() -> checked);
        }
    }

    /** What is said of a file. */
    public record FileBody(String connection, String path, String displayName) {

        ArticleFileData toData() {
            Checks checks = new Checks();
            String from = checks.requiredLine("connection", connection, MAX_TEXT);
            String where = checks.requiredLine("path", path, MAX_TEXT);
            String called = checks.line("displayName", displayName, ArticleFileData.MAX_NAME);
            return checks.then(() -> new ArticleFileData(from, where, called));
        }
    }
}
