package org.kundenportal.impl.demo;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.overview.CustomerOverview;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class DemoDataDbTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    DemoDataDbTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    @DisplayName("BM-02 the demo shows documents of every type")
    void fillsAnEmptyPortalOnce() throws IOException {
        TestPortal portal = new TestPortal(database, folder);
        start(portal);
        ActingCustomer customer = portal.signIn(
                portal.access.get(new CustomerNumber("10482")).link().url());

        CustomerOverview overview = portal.overviews.of(customer);

        assertThat(overview.counts()).containsOnlyKeys(DocumentType.values());
        assertThat(overview.attention()).isNotEmpty();
        int before = events(portal);
        start(portal);
        assertThat(events(portal)).isEqualTo(before);
        assertThat(portal.customerDocuments
                        .list(customer, DocumentFilter.all(), PageRequest.first())
                        .items())
                .hasSize(11);
        assertThat(portal.customerOrders.list(customer, PageRequest.first()).items())
                .hasSize(4);
    }

    @Test
    void leavesAPortalThatHasCustomersAsItIs() throws IOException {
        TestPortal portal = new TestPortal(database, folder);
        portal.customer("10001");
        int before = events(portal);

        start(portal);

        assertThat(events(portal)).isEqualTo(before);
    }

    private static int events(TestPortal portal) {
        return portal.timeline
                .list(null, null, new PageRequest(200, null))
                .items()
                .size();
    }

    private static void start(TestPortal portal) throws IOException {
        new DemoData(
                portal.customers,
                portal.customerIntake,
                portal.documentIntake,
                portal.documents,
                portal.orderIntake,
                portal.access,
                portal.settings,
                portal.images);
    }
}
