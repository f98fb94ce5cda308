package org.kundenportal.web.access;

import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;
import org.kundenportal.web.http.Caller;

/** Hands resources the address that a request comes from. */
public final class CallerContext implements ContextProvider<Caller> {

    @Override
    public Caller createContext(Message message) {
        return Caller.of(Requests.of(message));
    }
}
