package org.kundenportal.web.access;

import java.time.Instant;
import org.kundenportal.api.access.CustomerLink;
import org.kundenportal.api.access.LiveSession;
import org.kundenportal.api.access.ViewTicket;

/** Links and sessions of a customer on the wire. */
final class LinksJson {

    private LinksJson() {}

    /** A link. */
    public record Link(
            String id,
            String scope,
            AccessJson.DocumentRef document,
            String order,
            String url,
            Instant createdAt,
            Instant expiresAt,
            Instant lastUsedAt,
            long uses,
            boolean live) {

        static Link of(CustomerLink link) {
            return new Link(
                    link.id(),
                    link.scope().name(),
                    AccessJson.DocumentRef.of(link.document()),
                    AccessJson.number(link.order()),
                    link.url(),
                    link.createdAt(),
                    link.expiresAt(),
                    link.lastUsedAt(),
                    link.uses(),
                    link.live());
        }

        @Override
        public String toString() {
            return "Link[id=" + id + "]";
        }
    }

    /** A live session; {@code viewer} is the member of staff who looks, null for the customer. */
    public record LiveSessionJson(
            String ref,
            Instant openedAt,
            Instant lastSeenAt,
            Instant expiresAt,
            String assurance,
            AccessJson.DocumentRef document,
            String order,
            String viewer) {

        static LiveSessionJson of(LiveSession session) {
            return new LiveSessionJson(
                    session.ref(),
                    session.openedAt(),
                    session.lastSeenAt(),
                    session.expiresAt(),
                    session.assurance().name(),
                    AccessJson.DocumentRef.of(session.document()),
                    AccessJson.number(session.order()),
                    session.viewer());
        }
    }

    /** How many sessions ended. */
    public record Ended(int ended) {}

    /** Where the portal is seen as the customer sees it, once. */
    public record View(String url, Instant expiresAt) {

        static View of(ViewTicket ticket) {
            return new View(ticket.url(), ticket.expiresAt());
        }

        @Override
        public String toString() {
            return "View[expiresAt=" + expiresAt + "]";
        }
    }
}
