package org.kundenportal.web.access;

import java.util.Map;
import java.util.function.Supplier;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.Response;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.access.StaffMember;

/**
 * Settles who calls before anything of the body is read. By itself CXF reads the body first, whatever the order of a
 * method's parameters, and would let strangers upload before it turns them away.
 */
public final class AuthenticationFirst implements ContainerRequestFilter {

    private final Map<Class<?>, ContextProvider<?>> contexts;

    private AuthenticationFirst(Map<Class<?>, ContextProvider<?>> contexts) {
        this.contexts = contexts;
    }

    /** For the customer's API. */
    public static AuthenticationFirst of(CustomerContext context) {
        return new AuthenticationFirst(
                Map.of(CustomerSession.class, context, SignedInCustomer.class, context.unconfined()));
    }

    /** For the administration's API. */
    public static AuthenticationFirst of(StaffContext context) {
        return new AuthenticationFirst(
                Map.of(StaffMember.class, context, Administrator.class, context.administrators()));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Message message = PhaseInterceptorChain.getCurrentMessage();
        OperationResourceInfo operation = message.getExchange().get(OperationResourceInfo.class);
        for (Class<?> parameter : operation.getMethodToInvoke().getParameterTypes()) {
            ContextProvider<?> context = contexts.get(parameter);
            if (context != null) {
                settle(request, context, message);
            }
        }
    }

    /** Who only asks whether there is a session, {@code GET session?optional=true}, is not refused without one. */
    private static void settle(ContainerRequestContext request, ContextProvider<?> context, Message message) {
        try {
            context.createContext(message);
        } catch (PortalException e) {
            if (e.code() != ErrorCode.NO_SESSION || !isQuestion(request)) {
                throw e;
            }
            request.abortWith(Response.noContent().build());
        }
    }

    private static boolean isQuestion(ContainerRequestContext request) {
        return request.getMethod().equals("GET")
                && request.getUriInfo().getPath().equals("session")
                && "true".equals(request.getUriInfo().getQueryParameters().getFirst("optional"));
    }

    /** The caller of this message, found out once. */
    static <T> T once(Message message, Class<T> type, Supplier<T> caller) {
        T settled = message.get(type);
        if (settled == null) {
            settled = caller.get();
            message.put(type, settled);
        }
        return settled;
    }
}
