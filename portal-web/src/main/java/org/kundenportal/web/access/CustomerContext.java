package org.kundenportal.web.access;

import javax.servlet.http.HttpServletRequest;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.access.CustomerSessions;
import org.kundenportal.web.problems.Problems;

/** Hands resources the customer's session, or refuses with NO_SESSION. */
public final class CustomerContext implements ContextProvider<CustomerSession> {

    private final CustomerSessions sessions;

    /** @param sessions knows which are live */
    public CustomerContext(CustomerSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public CustomerSession createContext(Message message) {
        return AuthenticationFirst.once(message, CustomerSession.class, () -> session(Requests.of(message)));
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
            if (session.document() != null) {
                throw PortalException.notFound();
            }
            return new SignedInCustomer(session.customer());
        }
    }
}
