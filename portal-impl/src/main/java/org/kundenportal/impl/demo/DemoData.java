package org.kundenportal.impl.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.kundenportal.api.Actor;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.access.AccessAdministration;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerAdministration;
import org.kundenportal.api.customers.CustomerIntake;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentAdministration;
import org.kundenportal.api.documents.DocumentIntake;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.orders.OrderIntake;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Image;
import org.kundenportal.api.settings.Images;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.settings.SettingsAdministration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty portal once, through the same services that a host and staff use, and says in
 * {@code data/kundenportal-demo.properties} how the first customer gets in. Active only where the feature
 * {@code kundenportal-demo} has put its configuration; a portal that has customers is left as it is.
 */
@Component(
        service = DemoData.class,
        immediate = true,
        configurationPid = "org.kundenportal.demo",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class DemoData {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final Actor DEMO = Actor.system("demo");

    private final CustomerIntake customers;
    private final DocumentIntake documents;
    private final OrderIntake orders;
    private final AccessAdministration access;

    /** Fills the portal if it is empty. */
    @Activate
    public DemoData(
            @Reference CustomerAdministration known,
            @Reference CustomerIntake customers,
            @Reference DocumentIntake documents,
            @Reference DocumentAdministration comments,
            @Reference OrderIntake orders,
            @Reference AccessAdministration access,
            @Reference SettingsAdministration settings,
            @Reference Images images)
            throws IOException {
        this.customers = customers;
        this.documents = documents;
        this.orders = orders;
        this.access = access;
        if (known.list(null, null, new PageRequest(1, null)).items().isEmpty()) {
            decorate(settings, images);
            fill(comments);
            LOG.info("The portal has got its demo data");
        }
        if (isThere(known, DemoCompany.HOTEL)) {
            tellTheWayIn(Path.of(System.getProperty("karaf.data", "target"), "kundenportal-demo.properties"));
        }
    }

    private static boolean isThere(CustomerAdministration known, CustomerNumber number) {
        return known.list(number.value(), null, PageRequest.first()).items().stream()
                .anyMatch(customer -> customer.number().equals(number));
    }

    private static void decorate(SettingsAdministration settings, Images images) throws IOException {
        settings.saveRelease(DEMO, new Release(EnumSet.allOf(DocumentType.class), EnumSet.allOf(DocumentAction.class)));
        AccessPreset before = settings.access().value();
        settings.saveAccess(DEMO, new AccessPreset(false, before.loginMethods(), before.unknownEmail()));
        try (InputStream logo = DemoData.class.getResourceAsStream("logo.png")) {
            Image image = images.upload(DEMO, "nordlicht.png", logo.readAllBytes());
            Appearance plain = settings.appearance().value();
            settings.saveAppearance(
                    DEMO,
                    new Appearance(
                            DemoCompany.COMPANY,
                            image.id(),
                            null,
                            plain.accentColor(),
                            DemoCompany.GREETING,
                            plain.defaultLanguage(),
                            plain.timeZone(),
                            null));
        }
    }

    private void fill(DocumentAdministration comments) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        DemoCompany company = new DemoCompany(today);
        company.customers().forEach(customer -> customers.put(DEMO, customer));
        company.documents().forEach(document -> documents.put(DEMO, document));
        new DemoOrders(today).list().forEach(order -> orders.put(DEMO, order));
        for (CustomerNumber number : Set.of(DemoCompany.HOTEL, new CustomerNumber("10517"))) {
            access.choose(DEMO, number, AccessChoice.GRANTED);
        }
        comments.comment(
                Actor.staff("Jana Brandt"),
                new DocumentKey(DocumentType.ESTIMATE, "AN-2026-0342"),
                "Guten Tag Frau Petersen, das Zentralgerät ist ab der ersten Dezemberwoche lieferbar.",
                false);
    }

    private void tellTheWayIn(Path file) throws IOException {
        var link = access.get(DemoCompany.HOTEL).link();
        if (link != null) {
            Files.writeString(file, "customerUrl=" + link.url() + "\n");
        }
    }
}
