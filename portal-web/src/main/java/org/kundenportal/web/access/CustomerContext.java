package org.kundenportal.web.access;

import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.message.Message;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.access.CustomerSessions;
import org.kundenportal.web.problems.Problems;

/** Hands resources the customer's session, or refuses with NO_SESSION. */
public final class CustomerContext implements ContextProvider<CustomerSession> {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final CustomerSessions sessions;

    /** @param sessions knows which are live */
    public CustomerContext(CustomerSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CustomerSession createContext(Message message) {
        return AuthenticationFirst.once(message, CustomerSession.class, () -> allowed(message));
    }

    /** Whoever only looks may do nothing but read, whichever resource it is. */
    private CustomerSession allowed(Message message) {
        HttpServletRequest request = Requests.of(message);
        CustomerSession session = session(request);
        if (session.customer().viewOnly() && !READING.contains(request.getMethod()) && !isHarmless(message)) {
            throw PortalException.of(ErrorCode.VIEW_ONLY);
        }
        return session;
    }

    private static boolean isHarmless(Message message) {
        OperationResourceInfo operation = message.getExchange().get(OperationResourceInfo.class);
        return operation != null && operation.getMethodToInvoke().isAnnotationPresent(HarmlessForViewers.class);
    }

    private CustomerSession session(HttpServletRequest request) {
        CustomerSession session = SessionCookie.CUSTOMER
                .read(request)
                .flatMap(sessions::find)
                .orElseThrow(() -> PortalException.of(ErrorCode.NO_SESSION));
        request.setAttribute(Problems.CUSTOMER_LANGUAGE, session.language());
        return session;
    }

    /** Hands resources a customer whose session is not confined, or refuses with NO_SESSION or NOT_FOUND. */
    public ContextProvider<SignedInCustomer> unconfined() {
        return new Unconfined(this);
    }

    /** CXF finds out what a provider provides by the type argument of its class. */
    private static final class Unconfined implements ContextProvider<SignedInCustomer> {

        private final CustomerContext context;

        Unconfined(CustomerContext context) {
            this.context = context;
        }

        @Override
        public SignedInCustomer createContext(Message message) {
            CustomerSession session = context.createContext(message);
            if (session.customer().isConfined()) {
                throw PortalException.notFound();
            }
            return new SignedInCustomer(session.customer());
        }
    }
}
