package org.kundenportal.web.rest;

import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.kundenportal.web.problems.Problems;

/** Hands resources the language in which a caller is answered, the same as that of problems. */
final class LanguageContext implements ContextProvider<Locale> {

    private final Problems problems;

    /** @param problems knows the language */
    LanguageContext(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Locale createContext(Message message) {
        HttpServletRequest request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
        return Locale.forLanguageTag(problems.language(request));
    }
}
