package org.kundenportal.impl.downloads;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.downloads.GivenWaiver;
import org.kundenportal.api.downloads.Waived;
import org.kundenportal.api.downloads.WaiverState;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.impl.ViewOnly;
import org.kundenportal.impl.articles.SourceFiles;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.mail.Mail;
import org.kundenportal.impl.mail.MailKind;
import org.kundenportal.impl.mail.Outbox;
import org.kundenportal.impl.orders.Order;
import org.kundenportal.impl.orders.OrderRows;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Waivers of the right of withdrawal: once per order, with the mail that confirms it. Thread-safe. */
@Component(service = Waivers.class)
public final class Waivers {

    private final Tx tx;
    private final SourceFiles sources;
    private final Customers customers;
    private final Outbox outbox;
    private final Timeline timeline;
    private final PortalTerms terms;

    /** Waivers that are confirmed through the given outbox. */
    @Activate
    public Waivers(
            @Reference Tx tx,
            @Reference SourceFiles sources,
            @Reference Customers customers,
            @Reference Outbox outbox,
            @Reference Timeline timeline,
            @Reference PortalTerms terms) {
        this.tx = tx;
        this.sources = sources;
        this.customers = customers;
        this.outbox = outbox;
        this.timeline = timeline;
        this.terms = terms;
    }

    /** As {@link org.kundenportal.api.downloads.CustomerDownloads#waive} says. */
    Waived waive(ActingCustomer customer, OrderNumber number, String shown, String clientAddress) {
        ViewOnly.refuse(customer);
        return tx.callRepeatably(em -> {
            OrderView.Terms now = terms.read(em);
            Order order = OrderRows.open(em, customer, number);
            OrderView view = OrderView.read(em, order, now, sources);
            if (!now.settings().downloadAllowed()) {
                throw PortalException.of(ErrorCode.FILE_DOWNLOAD_OFF);
            }
            if (order.status() == OrderStatus.CANCELLED) {
                throw PortalException.of(ErrorCode.ORDER_STATE);
            }
            WaiverState state = view.waiverState();
            if (state == null) {
                throw PortalException.of(ErrorCode.WAIVER_OFF);
            }
            if (!state.required()) {
                return new Waived(state, false);
            }
            WaiverText text = new WaiverText(state.text());
            if (!text.isShownBy(shown)) {
                throw PortalException.of(ErrorCode.WAIVER_CHANGED);
            }
            WaiverEntity given = new WaiverEntity(order.id(), text, customer, clientAddress, now.now());
            em.persist(given);
            em.flush();
            tell(em, customer, order, given.toWaiver());
            return new Waived(OrderView.read(em, order, now, sources).waiverState(), true);
        });
    }

    private void tell(EntityManager em, ActingCustomer customer, Order order, GivenWaiver waiver) {
        Customers.Known known = customers.get(em, order.customer());
        timeline.add(
                em,
                Happening.by(customer, Happening.Kind.WAIVER_GIVEN)
                        .to(known.id(), known.number())
                        .with("order", order.number())
                        .with("version", waiver.version()));
        Appearance appearance = SettingRows.read(em, Setting.APPEARANCE).value();
        Optional<Buyer> buyer = Optional.ofNullable(order.buyer());
        String language = buyer.map(Buyer::language)
                .or(() -> Optional.ofNullable(known.data().language()))
                .orElse(appearance.defaultLanguage());
        buyer.map(Buyer::email)
                .or(() -> known.data().securityAddress())
                .ifPresent(address -> outbox.add(
                        em,
                        Mail.to(address, language, MailKind.WAIVER_CONFIRMATION)
                                .concerning(known.id(), known.number())
                                .with(
                                        "Client.name",
                                        buyer.map(Buyer::name)
                                                .orElse(known.data().name()))
                                .with("Client.number", known.number().value())
                                .with("Order.number", order.number().value())
                                .with("Waiver.text", waiver.text())
                                .with("Waiver.time", time(waiver.at(), language, appearance.timeZone()))));
    }

    private static String time(Instant at, String language, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(Locale.forLanguageTag(language))
                .format(at.atZone(zone));
    }
}
