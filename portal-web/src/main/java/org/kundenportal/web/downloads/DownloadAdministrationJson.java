package org.kundenportal.web.downloads;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.downloads.AdministeredDownload;
import org.kundenportal.api.downloads.AdministeredFile;
import org.kundenportal.api.downloads.GivenWaiver;

/** Files of orders on the wire of staff. */
public final class DownloadAdministrationJson {

    private DownloadAdministrationJson() {}

    /** A file of an order. */
    public record FileJson(
            String key,
            String article,
            String name,
            long size,
            long used,
            Long remaining,
            Instant until,
            String outcome,
            List<DownloadJson> downloads) {

        /** The file on the wire. */
        public static FileJson of(AdministeredFile file) {
            return new FileJson(
                    file.key(),
                    file.article(),
                    file.name(),
                    file.size(),
                    file.used(),
                    file.remaining(),
                    file.until(),
                    file.outcome().name(),
                    file.downloads().stream().map(DownloadJson::of).toList());
        }
    }

    /** A download. */
    public record DownloadJson(
            Instant at,
            Instant expiresAt,
            String key,
            String article,
            String name,
            long size,
            String clientAddress,
            long bytes,
            String session) {

        /** The download on the wire. */
        public static DownloadJson of(AdministeredDownload download) {
            return new DownloadJson(
                    download.at(),
                    download.expiresAt(),
                    download.key(),
                    download.article(),
                    download.name(),
                    download.size(),
                    download.clientAddress(),
                    download.bytes(),
                    download.session());
        }
    }

    /** A waiver. */
    public record GivenJson(Instant at, String text, String version, String clientAddress, String session) {

        /** The waiver on the wire. */
        public static GivenJson of(GivenWaiver waiver) {
            return new GivenJson(
                    waiver.at(), waiver.text(), waiver.version(), waiver.clientAddress(), waiver.session());
        }
    }

    /** What staff grant. */
    public record Grant(Integer more, Integer days) {}
}
