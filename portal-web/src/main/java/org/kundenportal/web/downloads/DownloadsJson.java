package org.kundenportal.web.downloads;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.downloads.OrderFile;
import org.kundenportal.api.downloads.OrderFiles;
import org.kundenportal.api.downloads.StartedDownload;
import org.kundenportal.api.downloads.WaiverState;
import org.kundenportal.api.orders.Outcome;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.web.json.Checks;

/** Files of orders on the customer's wire. */
final class DownloadsJson {

    /** Where tokens are delivered. */
    private static final String DOWNLOADS = "/portal/api/v1/downloads/";

    private DownloadsJson() {}

    /** The number in an address; what can be none names nothing that exists. */
    static OrderNumber order(String number) {
        try {
            return new OrderNumber(number);
        } catch (PortalException e) {
            throw PortalException.notFound();
        }
    }

    /** All files of an order; the list is always complete. */
    public record FilesJson(List<FileJson> items, WaiverJson waiver, String next) {

        static FilesJson of(OrderFiles files) {
            return new FilesJson(
                    files.files().stream().map(FileJson::of).toList(), WaiverJson.of(files.waiver()), null);
        }
    }

    /** One file. */
    public record FileJson(
            String key,
            String name,
            long size,
            Long remaining,
            Instant until,
            boolean available,
            String blockedBy,
            StartedJson active) {

        static FileJson of(OrderFile file) {
            boolean available = file.outcome() == Outcome.AVAILABLE;
            return new FileJson(
                    file.key(),
                    file.name(),
                    file.size(),
                    file.remaining(),
                    file.until(),
                    available,
                    available ? null : file.outcome().name(),
                    file.active() == null ? null : StartedJson.of(file.active()));
        }
    }

    /** A download that was counted. */
    public record StartedJson(String url, Instant expiresAt) {

        static StartedJson of(StartedDownload download) {
            return new StartedJson(DOWNLOADS + download.token(), download.expiresAt());
        }

        /** Without the address, which opens the file. */
        @Override
        public String toString() {
            return "StartedJson[expiresAt=" + expiresAt + "]";
        }
    }

    /** How the order stands with the waiver. */
    public record WaiverJson(boolean required, String text, String version, Instant waivedAt, boolean waivedInShop) {

        static WaiverJson of(WaiverState waiver) {
            return waiver == null
                    ? null
                    : new WaiverJson(
                            waiver.required(),
                            waiver.text(),
                            waiver.version(),
                            waiver.waivedAt(),
                            waiver.waivedInShop());
        }
    }

    /** What a buyer agrees to. */
    public record WaiverBody(String text) {

        String checked() {
            Checks checks = new Checks();
            String checked = checks.requiredText("text", text, 2 * FileSettings.MAX_WAIVER_TEXT);
            return checks.then(() -> checked);
        }
    }
}
