package org.kundenportal.impl.articles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Keys;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.articles.ArticleFileData;
import org.kundenportal.api.articles.ArticleIntake;
import org.kundenportal.api.articles.ArticleNumber;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes articles and links into the database; storages are asked before the transaction begins. */
@Component(service = ArticleIntake.class)
public final class JpaArticleIntake implements ArticleIntake {

    private final Tx tx;
    private final SourceFiles sources;
    private final Timeline timeline;
    private final Clock clock;

    /** Links files that these sources find. */
    @Activate
    public JpaArticleIntake(
            @Reference Tx tx,
            @Reference SourceFiles sources,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        this.tx = tx;
        this.sources = sources;
        this.timeline = timeline;
        this.clock = home.clock();
    }

    @Override
    public boolean put(Actor actor, ArticleNumber number, String name) {
        check("name", name, MAX_NAME);
        return tx.callRepeatably(em -> {
            Optional<ArticleEntity> known = ArticleRows.find(em, number);
            if (known.filter(article -> article.name().equals(name)).isPresent()) {
                return false;
            }
            known.ifPresentOrElse(
                    article -> article.rename(name, clock.instant()),
                    () -> em.persist(new ArticleEntity(number, name, clock.instant())));
            note(em, Happening.of(Happening.Kind.ARTICLE_CHANGED, actor).with("name", name), number);
            return known.isEmpty();
        });
    }

    @Override
    public void delete(Actor actor, ArticleNumber number) {
        tx.runRepeatably(em -> {
            ArticleEntity article = ArticleRows.article(em, number);
            ArticleRows.files(em, article).forEach(em::remove);
            em.flush();
            em.remove(article);
            note(em, Happening.of(Happening.Kind.ARTICLE_DELETED, actor).with("name", article.name()), number);
        });
    }

    @Override
    public boolean putFile(Actor actor, ArticleNumber number, String key, ArticleFileData file) {
        Keys.check("key", key);
        Link link = link(file);
        tx.runRepeatably(em -> requireBoth(em, number, link));
        FoundFile found = found(link);
        return tx.callRepeatably(em -> put(em, actor, number, key, link, found));
    }

    private ArticleEntity requireBoth(EntityManager em, ArticleNumber number, Link link) {
        ArticleEntity article = ArticleRows.article(em, number);
        if (!sources.lock(em, link.connection())) {
            throw PortalException.invalid("connection", "UNKNOWN_CONNECTION");
        }
        return article;
    }

    private boolean put(EntityManager em, Actor actor, ArticleNumber number, String key, Link link, FoundFile found) {
        ArticleEntity article = requireBoth(em, number, link);
        List<ArticleFileEntity> files = ArticleRows.files(em, article);
        Optional<ArticleFileEntity> known =
                files.stream().filter(row -> row.key().equals(key)).findFirst();
        if (known.isEmpty() && files.size() >= MAX_FILES) {
            throw PortalException.invalid("key", "TOO_MANY");
        }
        if (known.filter(row -> row.link().equals(link) && row.found().equals(found))
                .isPresent()) {
            return false;
        }
        boolean moved = known.filter(row -> row.link().equals(link)).isEmpty();
        ArticleFileEntity row = known.orElseGet(() -> new ArticleFileEntity(article, key, clock.instant()));
        row.link(link);
        row.found(found);
        article.touch(clock.instant());
        if (known.isEmpty()) {
            em.persist(row);
        }
        if (moved) {
            note(em, named(Happening.of(Happening.Kind.FILE_LINKED, actor), key, link), number);
        }
        return known.isEmpty();
    }

    @Override
    public void deleteFile(Actor actor, ArticleNumber number, String key) {
        tx.runRepeatably(em -> {
            ArticleEntity article = ArticleRows.article(em, number);
            ArticleFileEntity file = ArticleRows.files(em, article).stream()
                    .filter(row -> row.key().equals(key))
                    .findFirst()
                    .orElseThrow(PortalException::notFound);
            em.remove(file);
            article.touch(clock.instant());
            note(em, named(Happening.of(Happening.Kind.FILE_UNLINKED, actor), key, file.link()), number);
        });
    }

    private FoundFile found(Link link) {
        try {
            return sources.look(link);
        } catch (HostilePdfException e) {
            throw PortalException.invalid("path", "HOSTILE_PDF");
        } catch (StorageException e) {
            throw switch (e.reason()) {
                case NOT_FOUND -> PortalException.invalid("path", "NO_SUCH_FILE");
                case REFUSED -> PortalException.invalid("path", "INVALID_PATH");
                default -> PortalException.of(ErrorCode.STORAGE_UNAVAILABLE, new Violation("connection", problem(e)));
            };
        } catch (IOException e) {
            throw new UncheckedIOException("a file could not be looked at", e);
        }
    }

    /** The name of the problem as checking a connection names it. */
    private static String problem(StorageException failure) {
        boolean unopened = "NOT_INSTALLED".equals(failure.code()) || "SETTINGS".equals(failure.code());
        return unopened ? failure.code() : failure.reason().name();
    }

    private static Link link(ArticleFileData file) {
        FilePath path = Optional.ofNullable(file.path())
                .flatMap(FilePath::find)
                .filter(found -> !ContentStore.isPortals(found))
                .orElseThrow(() -> PortalException.invalid("path", "INVALID_PATH"));
        String name = file.displayName() == null ? shortened(path.name()) : file.displayName();
        check("displayName", name, ArticleFileData.MAX_NAME);
        return new Link(connection(file.connection()), path, name);
    }

    private static long connection(String id) {
        if (id == null || !id.matches("[1-9][0-9]{0,17}")) {
            throw PortalException.invalid("connection", "UNKNOWN_CONNECTION");
        }
        return Long.parseLong(id);
    }

    /** A path's name can be longer than a name that is shown. */
    private static String shortened(String name) {
        return name.length() <= ArticleFileData.MAX_NAME
                ? name
                : name.substring(name.length() - ArticleFileData.MAX_NAME);
    }

    private static void check(String field, String text, int max) {
        Violation violation = text == null || text.isBlank()
                ? new Violation(field, "REQUIRED")
                : text.length() > max
                        ? new Violation(field, "TOO_LONG")
                        : text.chars().anyMatch(Character::isISOControl)
                                ? new Violation(field, "INVALID_CHARACTER")
                                : null;
        if (violation != null) {
            throw PortalException.invalid(List.of(violation));
        }
    }

    private static Happening named(Happening happening, String key, Link link) {
        return happening.with("file", key).with("name", link.displayName());
    }

    private void note(EntityManager em, Happening happening, ArticleNumber number) {
        timeline.add(em, happening.with("article", number));
    }
}
