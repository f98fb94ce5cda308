package org.kundenportal.impl.articles;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.articles.ArticleNumber;
import org.kundenportal.impl.persistence.SearchText;

/** An article. */
@Entity(name = "Article")
@Table(name = "article")
class ArticleEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "number")
    private String number;

    @Column(name = "name")
    private String name;

    @Column(name = "search_text")
    private String searchText;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected ArticleEntity() {}

    ArticleEntity(ArticleNumber number, String name, Instant now) {
        this.number = number.value();
        this.createdAt = now;
        rename(name, now);
    }

    final void rename(String newName, Instant now) {
        name = newName;
        searchText = SearchText.of(number, newName);
        touch(now);
    }

    /** Something about it has changed; also makes two who change its files at once one after the other. */
    final void touch(Instant now) {
        changedAt = now;
    }

    long id() {
        return id;
    }

    ArticleNumber number() {
        return new ArticleNumber(number);
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }
}
