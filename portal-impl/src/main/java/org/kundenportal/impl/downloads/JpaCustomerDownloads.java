package org.kundenportal.impl.downloads;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.articles.PdfVerdict;
import org.kundenportal.api.downloads.CustomerDownloads;
import org.kundenportal.api.downloads.OrderFile;
import org.kundenportal.api.downloads.OrderFiles;
import org.kundenportal.api.downloads.StartedDownload;
import org.kundenportal.api.downloads.Waived;
import org.kundenportal.api.orders.Outcome;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.ViewOnly;
import org.kundenportal.impl.articles.ArticleRows;
import org.kundenportal.impl.articles.FoundFile;
import org.kundenportal.impl.articles.HostilePdfException;
import org.kundenportal.impl.articles.LinkedFile;
import org.kundenportal.impl.articles.SourceFiles;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.orders.Order;
import org.kundenportal.impl.orders.OrderRows;
import org.kundenportal.impl.pdf.PdfRoom;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What buyers fetch, counted in the database. Storages are asked before the transaction that counts: where they have not
 * answered, nothing is counted; what fails afterwards costs nothing, because the token stays good.
 */
@Component(service = CustomerDownloads.class)
public final class JpaCustomerDownloads implements CustomerDownloads {

    private static final Logger LOG = LoggerFactory.getLogger(JpaCustomerDownloads.class);

    /** How long a counted download can be fetched and resumed. */
    static final Duration LIFE = Duration.ofHours(24);

    private final Tx tx;
    private final SourceFiles sources;
    private final Waivers waivers;
    private final Customers customers;
    private final Timeline timeline;
    private final PortalTerms terms;
    private final DownloadTokens tokens;

    /** Downloads of these sources. */
    @Activate
    public JpaCustomerDownloads(
            @Reference Tx tx,
            @Reference SourceFiles sources,
            @Reference Waivers waivers,
            @Reference Customers customers,
            @Reference Timeline timeline,
            @Reference PortalTerms terms,
            @Reference PortalHome home) {
        this.tx = tx;
        this.sources = sources;
        this.waivers = waivers;
        this.customers = customers;
        this.timeline = timeline;
        this.terms = terms;
        this.tokens = new DownloadTokens(home.key());
    }

    @Override
    public OrderFiles files(ActingCustomer customer, OrderNumber number) {
        OrderView.Terms now = terms.remembered();
        return tx.read(em -> {
            OrderView view = OrderView.read(em, OrderRows.open(em, customer, number), now, sources);
            List<DownloadEntity> unfinished = customer.viewOnly()
                    ? List.of()
                    : DownloadRows.unfinished(em, view.order().id(), now.now());
            return new OrderFiles(
                    view.states().stream().map(state -> file(state, unfinished)).toList(), view.waiverState());
        });
    }

    private OrderFile file(OrderView.State state, List<DownloadEntity> unfinished) {
        LinkedFile file = state.named().file();
        return new OrderFile(
                state.named().key(),
                file.link().displayName(),
                file.found().size(),
                state.remaining(),
                state.until(),
                state.outcome(),
                resumable(state)
                        ? unfinished.stream()
                                .filter(download -> download.isOf(file)
                                        && download.source() != null
                                        && download.source().isOf(file.link()))
                                .filter(download -> Meter.mayGoOn(
                                        download.delivered(), download.source().size()))
                                .findFirst()
                                .map(this::started)
                                .orElse(null)
                        : null);
    }

    /** What would be refused as a dead token is not offered. */
    private static boolean resumable(OrderView.State state) {
        return switch (state.outcome()) {
            case AVAILABLE, DOWNLOAD_LIMIT, DOWNLOAD_PERIOD_OVER -> true;
            default -> false;
        };
    }

    private StartedDownload started(DownloadEntity download) {
        return new StartedDownload(tokens.token(download.handle()), download.expiresAt());
    }

    @Override
    public Waived waive(ActingCustomer customer, OrderNumber order, String text, String clientAddress) {
        return waivers.waive(customer, order, text, clientAddress);
    }

    @Override
    public StartedDownload start(ActingCustomer customer, OrderNumber number, String key, String clientAddress) {
        ViewOnly.refuse(customer);
        OrderView.Terms now = terms.remembered();
        LinkedFile file =
                tx.read(em -> available(OrderView.read(em, OrderRows.open(em, customer, number), now, sources), key));
        FoundFile found = find(file, now);
        if (!found.equals(file.found())) {
            tx.runRepeatably(em -> ArticleRows.found(em, file, found));
        }
        long quota = tx.callRepeatably(em -> DownloadRows.quota(
                        em, OrderRows.open(em, customer, number).id(), file)
                .id());
        return tx.callRepeatably(em -> count(em, customer, number, key, clientAddress, new Asked(file, found, quota)));
    }

    /** What was asked for, as it was before the transaction that counts. */
    private record Asked(LinkedFile file, FoundFile found, long quota) {}

    private static LinkedFile available(OrderView view, String key) {
        OrderView.State state = view.find(key).orElseThrow(PortalException::notFound);
        require(state.outcome());
        return state.named().file();
    }

    private static void require(Outcome outcome) {
        if (outcome != Outcome.AVAILABLE) {
            throw PortalException.of(ErrorCode.valueOf(outcome.name()));
        }
    }

    /** What the storage has now; what nobody has looked at is looked at where a watermark is asked for. */
    private FoundFile find(LinkedFile file, OrderView.Terms now) {
        try {
            FileFacts facts = sources.stat(file.link());
            boolean marks = now.settings().watermark().marks();
            if (file.found().isStill(facts) && (!marks || file.found().isJudged())) {
                return file.found();
            }
            return marks
                    ? sources.look(file.link())
                    : new FoundFile(facts.size(), facts.tag(), facts.changed(), PdfVerdict.UNJUDGED);
        } catch (StorageException e) {
            throw PortalException.of(ErrorCode.STORAGE_UNAVAILABLE);
        } catch (HostilePdfException e) {
            throw PortalException.of(ErrorCode.FILE_NOT_STAMPABLE);
        } catch (IOException e) {
            LOG.warn("A file could not be looked at", e);
            throw PdfRoom.busy();
        }
    }

    private StartedDownload count(
            EntityManager em,
            ActingCustomer customer,
            OrderNumber number,
            String key,
            String clientAddress,
            Asked asked) {
        OrderView.Terms now = terms.read(em);
        OrderView view = OrderView.read(em, OrderRows.open(em, customer, number), now, sources);
        LinkedFile file = available(view, key);
        if (!file.link().equals(asked.file.link()) || !file.found().equals(asked.found)) {
            throw PortalException.of(ErrorCode.CONCURRENT_CHANGE);
        }
        if (!DownloadRows.count(em, asked.quota, now.settings().downloadsPerFile())) {
            throw PortalException.of(ErrorCode.DOWNLOAD_LIMIT);
        }
        Order order = view.order();
        Source source = Source.of(file.link(), asked.found, imprint(order, customer, file, now));
        DownloadEntity download = new DownloadEntity(
                DownloadTokens.newHandle(),
                order.id(),
                file,
                source,
                clientAddress,
                customer.session(),
                DownloadRows.link(em, customer),
                now.now(),
                now.now().plus(LIFE));
        em.persist(download);
        timeline.add(
                em,
                Happening.by(customer, Happening.Kind.FILE_DOWNLOADED)
                        .to(
                                order.customer(),
                                customers.addressee(em, order.customer()).number())
                        .with("order", order.number())
                        .with("article", file.article())
                        .with("file", file.key())
                        .with("name", file.link().displayName()));
        return started(download);
    }

    private static Imprint imprint(Order order, ActingCustomer customer, LinkedFile file, OrderView.Terms now) {
        StampRule rule = StampRule.of(now.settings(), file.found().pdf());
        if (rule == StampRule.UNKNOWN) {
            // the watermark was switched on a moment ago
            throw PortalException.of(ErrorCode.CONCURRENT_CHANGE);
        }
        if (rule != StampRule.STAMPED) {
            return null;
        }
        return new Imprint(
                now.settings().watermark(),
                now.settings().encryptedPdfs(),
                order.buyer() == null ? customer.name() : order.buyer().name(),
                order.number().value(),
                LocalDate.ofInstant(order.orderedAt(), now.zone()));
    }
}
