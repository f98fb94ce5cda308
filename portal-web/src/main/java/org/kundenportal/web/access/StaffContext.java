package org.kundenportal.web.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.access.StaffSessions;
import org.kundenportal.web.http.Caller;

/**
 * Hands resources the member of staff who calls: by user and password, by API token, or by the cookie of a session. Who
 * sends {@code Authorization} is judged by it alone.
 */
public final class StaffContext implements ContextProvider<StaffMember> {

    private final StaffSessions sessions;

    /** @param sessions knows users, tokens and live sessions */
    public StaffContext(StaffSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public StaffMember createContext(Message message) {
        return AuthenticationFirst.once(message, StaffMember.class, () -> staff(Requests.of(message)));
    }

    /** Who calls a servlet that is no resource; refuses as this does. */
    public static StaffMember settle(StaffSessions sessions, HttpServletRequest request) {
        return new StaffContext(sessions).staff(request);
    }

    private StaffMember staff(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        Optional<StaffMember> staff = authorization == null
                ? SessionCookie.STAFF.read(request).flatMap(sessions::find)
                : authorized(authorization.strip(), Caller.of(request));
        return staff.orElseThrow(() -> PortalException.of(ErrorCode.NO_SESSION));
    }

    /** Hands resources a caller who may change settings, or refuses with NO_SESSION or FORBIDDEN. */
    public ContextProvider<Administrator> administrators() {
        return new Administrators(this);
    }

    private Optional<StaffMember> authorized(String authorization, Caller caller) {
        String[] parts = authorization.split(" +", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> sessions.findApiToken(parts[1]);
            case "basic" -> Optional.of(authenticated(parts[1], caller));
            default -> Optional.empty();
        };
    }

    private StaffMember authenticated(String credentials, Caller caller) {
        String plain = decoded(credentials);
        String[] userAndPassword = plain.split(":", 2);
        if (userAndPassword.length < 2 || plain.chars().anyMatch(c -> c < ' ')) {
            throw PortalException.of(ErrorCode.WRONG_CREDENTIALS);
        }
        return sessions.authenticate(userAndPassword[0], userAndPassword[1], caller.address());
    }

    private static String decoded(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static final class Administrators implements ContextProvider<Administrator> {

        private final StaffContext context;

        Administrators(StaffContext context) {
            this.context = context;
        }

        @Override
        public Administrator createContext(Message message) {
            StaffMember staff = context.createContext(message);
            if (!staff.isAdministrator()) {
                throw PortalException.of(ErrorCode.FORBIDDEN);
            }
            return new Administrator(staff.actor());
        }
    }
}
