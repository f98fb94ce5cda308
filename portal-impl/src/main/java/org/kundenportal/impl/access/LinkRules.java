package org.kundenportal.impl.access;

import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.settings.Release;

/** What links of a kind, and sessions that they opened, need beyond the release of what they open. */
final class LinkRules {

    private LinkRules() {}

    /** The way in that a link of this kind is. */
    static LoginMethod method(LinkScope scope) {
        return scope == LinkScope.ORDER ? LoginMethod.ORDER_LINK : LoginMethod.SECRET_LINK;
    }

    /** A link to pay opens nothing while paying is not released (BM-36). */
    static boolean isReleased(Release release, LinkScope scope) {
        return scope != LinkScope.PAYMENT || release.actions().contains(DocumentAction.PAY);
    }
}
