package org.kundenportal.impl.downloads;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.downloads.WaiverState;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.Outcome;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.impl.articles.ArticleRows;
import org.kundenportal.impl.articles.LinkedFile;
import org.kundenportal.impl.articles.SourceFiles;
import org.kundenportal.impl.orders.Order;
import org.kundenportal.impl.orders.OrderRules;

/** The files of an order and all that decides about them, as one transaction sees it. */
final class OrderView {

    /** What holds for all orders now. */
    record Terms(FileSettings settings, ZoneId zone, Instant now) {}

    /** How it stands with one file. */
    record State(NamedFile named, Quota quota, Long remaining, Instant until, Outcome outcome) {}

    private final Order order;
    private final Terms terms;
    private final List<NamedFile> files;
    private final List<QuotaEntity> quotas;
    private final WaiverEntity waiver;
    private final Map<Long, Boolean> connected = new HashMap<>();

    private OrderView(EntityManager em, Order order, Terms terms, SourceFiles sources) {
        this.order = order;
        this.terms = terms;
        List<String> articles = order.items().stream()
                .map(OrderItem::articleNumber)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        this.files = NamedFile.of(articles, ArticleRows.filesOf(em, articles));
        this.quotas = DownloadRows.quotas(em, order.id());
        this.waiver = em.find(WaiverEntity.class, order.id().value());
        files.forEach(named -> connected.computeIfAbsent(
                named.file().link().connection(), connection -> sources.isConnected(em, connection)));
    }

    static OrderView read(EntityManager em, Order order, Terms terms, SourceFiles sources) {
        return new OrderView(em, order, terms, sources);
    }

    Order order() {
        return order;
    }

    List<NamedFile> files() {
        return files;
    }

    List<State> states() {
        return files.stream().map(this::state).toList();
    }

    Optional<State> find(String key) {
        return NamedFile.find(files, key).map(this::state);
    }

    Optional<WaiverEntity> waiver() {
        return Optional.ofNullable(waiver);
    }

    /** When the period of the settings ends, which counts from the payment, else from the order (ruling 5). */
    Instant end() {
        Instant from = order.paidAt() == null ? order.orderedAt() : order.paidAt();
        return OrderRules.end(LocalDate.ofInstant(from, terms.zone), terms.settings.downloadDays(), terms.zone);
    }

    /** Null where none is asked for (BB-32), or there is nothing to fetch. */
    WaiverState waiverState() {
        if (!terms.settings.waiverRequired() || files.isEmpty()) {
            return null;
        }
        boolean required = waiver == null && !order.waivedInShop();
        if (waiver == null) {
            WaiverText text = new WaiverText(terms.settings.waiverText());
            return new WaiverState(required, text.text(), text.version(), null, order.waivedInShop());
        }
        var given = waiver.toWaiver();
        return new WaiverState(required, given.text(), given.version(), given.at(), order.waivedInShop());
    }

    private State state(NamedFile named) {
        Quota quota = quotas.stream()
                .filter(row -> row.isOf(named.file()))
                .findFirst()
                .map(QuotaEntity::toQuota)
                .orElse(Quota.UNTOUCHED);
        Long remaining = quota.remaining(terms.settings.downloadsPerFile());
        Instant until = quota.until(end());
        Outcome outcome = OrderRules.file(
                terms.settings, order.status(), remaining, until, waiver != null || order.waivedInShop(), terms.now);
        return new State(
                named, quota, remaining, until, outcome == Outcome.AVAILABLE ? delivered(named.file()) : outcome);
    }

    private Outcome delivered(LinkedFile file) {
        if (!connected.get(file.link().connection())) {
            return Outcome.STORAGE_UNAVAILABLE;
        }
        return StampRule.of(terms.settings, file.found().pdf()) == StampRule.REFUSED
                ? Outcome.FILE_NOT_STAMPABLE
                : Outcome.AVAILABLE;
    }
}
