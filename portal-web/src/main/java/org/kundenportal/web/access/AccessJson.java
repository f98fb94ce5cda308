package org.kundenportal.web.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalLink;
import org.kundenportal.api.access.ApiToken;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.access.PortalAccess;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.access.StaffRole;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.web.json.Checks;

/** Sessions, links, access and tokens on the wire. */
public final class AccessJson {

    private static final int MAX_TOKEN = 200;
    private static final int MAX_USER = 200;
    private static final int MAX_PASSWORD = 1_000;
    private static final int MAX_NAME = 100;

    private AccessJson() {}

    /** A link's token, as the page behind the link posts it. */
    public record Link(String token, String kind) {

        LinkToken toToken() {
            Checks checks = new Checks();
            String secret = checks.requiredLine("token", token, MAX_TOKEN);
            LinkScope scope = checks.choice("kind", kind, LinkScope.class);
            return checks.then(() -> new LinkToken(secret, scope));
        }

        @Override
        public String toString() {
            return "Link[kind=" + kind + "]";
        }
    }

    record LinkToken(String token, LinkScope kind) {

        @Override
        public String toString() {
            return "LinkToken[kind=" + kind + "]";
        }
    }

    /** The token in the address of a view as customer. */
    public record View(String token) {

        String toToken() {
            Checks checks = new Checks();
            String secret = checks.requiredLine("token", token, MAX_TOKEN);
            return checks.then(() -> secret);
        }

        @Override
        public String toString() {
            return "View";
        }
    }

    /**
     * A customer's session. {@code order} is set by sessions of scope ORDER, {@code viewer} is the member of staff who
     * looks at the portal as the customer.
     */
    public record Session(
            String scope,
            SessionCustomer customer,
            DocumentRef document,
            String order,
            String assurance,
            Instant expiresAt,
            String viewer) {

        static Session of(CustomerSession session) {
            return new Session(
                    session.scope().name(),
                    new SessionCustomer(
                            session.number().value(), session.customer().name(), session.language()),
                    DocumentRef.of(session.document()),
                    number(session.order()),
                    session.customer().assurance().name(),
                    session.expiresAt(),
                    session.customer().viewer());
        }
    }

    /** Whose session it is. */
    public record SessionCustomer(String number, String name, String language) {}

    /** An order by its number; null for null. */
    static String number(OrderNumber order) {
        return order == null ? null : order.value();
    }

    /** A document by its key. */
    public record DocumentRef(String type, String number) {

        /** Null for null. */
        public static DocumentRef of(DocumentKey key) {
            return key == null ? null : new DocumentRef(key.type().name(), key.number());
        }
    }

    /** User and password. */
    public record SignIn(String user, String password) {

        SignIn checked() {
            Checks checks = new Checks();
            checks.requiredLine("user", user, MAX_USER);
            checks.required("password", checks.text("password", password, MAX_PASSWORD));
            return checks.then(() -> this);
        }

        @Override
        public String toString() {
            return "SignIn[user=" + user + "]";
        }
    }

    /** Who works in the administration. */
    public record Staff(String user, List<String> roles) {

        static Staff of(StaffMember staff) {
            return new Staff(staff.actor().name(), names(staff.roles()));
        }
    }

    /** The portal box of a customer. */
    public record Portal(
            String access, boolean effective, String url, Instant expiresAt, Instant lastUsedAt, long uses) {

        /** The box with its link. */
        public static Portal of(PortalAccess access) {
            PortalLink link = access.link();
            return new Portal(
                    access.choice().name(),
                    access.effective(),
                    link == null ? null : link.url(),
                    link == null ? null : link.expiresAt(),
                    link == null ? null : link.lastUsedAt(),
                    link == null ? 0 : link.uses());
        }

        @Override
        public String toString() {
            return "Portal[access=" + access + ", effective=" + effective + "]";
        }
    }

    /** What staff choose for a customer. */
    public record Access(String access) {

        AccessChoice toChoice() {
            Checks checks = new Checks();
            AccessChoice choice = checks.choice("access", checks.required("access", access), AccessChoice.class);
            return checks.then(() -> choice);
        }
    }

    /** From when on a link is dead; null for never. */
    public record LinkLimit(String expiresAt) {

        /** The checked instant, null for never. */
        public Instant toInstant() {
            Checks checks = new Checks();
            Instant instant = checks.instant("expiresAt", expiresAt);
            return checks.then(() -> instant);
        }
    }

    /** A token to make. */
    public record NewApiToken(String name, List<String> scopes) {

        ApiTokenWish toWish() {
            Checks checks = new Checks();
            String wanted = checks.requiredLine("name", name, MAX_NAME);
            Set<StaffRole> roles = roles(checks, checks.list("scopes", scopes, StaffRole.values().length));
            return checks.then(() -> new ApiTokenWish(wanted, roles));
        }

        private static Set<StaffRole> roles(Checks checks, List<String> scopes) {
            if (scopes.isEmpty()) {
                checks.note("scopes", "REQUIRED");
            }
            return checks.choices("scopes", scopes, StaffRole.class, StaffRole::karafRole);
        }
    }

    record ApiTokenWish(String name, Set<StaffRole> scopes) {}

    /** What is known of a token but its secret. */
    public record Token(String id, String name, List<String> scopes, Instant createdAt, Instant lastUsedAt) {

        static Token of(ApiToken token) {
            return new Token(token.id(), token.name(), names(token.scopes()), token.createdAt(), token.lastUsedAt());
        }
    }

    /** A token that was just made, with its secret. */
    public record NewToken(String id, String name, List<String> scopes, Instant createdAt, String token) {

        static NewToken of(Opened<ApiToken> made) {
            ApiToken token = made.session();
            return new NewToken(token.id(), token.name(), names(token.scopes()), token.createdAt(), made.token());
        }

        @Override
        public String toString() {
            return "NewToken[id=" + id + "]";
        }
    }

    private static List<String> names(Collection<StaffRole> roles) {
        return roles.stream().sorted().map(StaffRole::karafRole).toList();
    }
}
