package org.kundenportal.api.documents;

import java.util.Objects;

/**
 * What a customer says to an estimate.
 *
 * @param choice never null
 * @param reason in the customer's words: plain text, at most {@value #MAX_REASON} UTF-16 units; null for none
 * @param name of the person who decides, as it was typed, at most {@value #MAX_NAME} UTF-16 units; null for the
 *     customer's own name
 * @param version the version that was shown; null for whichever is the current one
 * @param terms the {@linkplain DecisionOffer.Terms#id() id} of the text that was shown, null for the one in the
 *     customer's language
 * @param clientAddress the network address that the decision came from, never null
 */
public record Decision(Choice choice, String reason, String name, Integer version, String terms, String clientAddress) {

    /** The longest reason. */
    public static final int MAX_REASON = 2000;

    /** The longest name. */
    public static final int MAX_NAME = 255;

    /** Refuses nulls where they have no meaning. */
    public Decision {
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(clientAddress, "clientAddress");
    }

    /** Which way it went; each name is the document's status that follows. */
    public enum Choice {
        /** The estimate becomes an order. */
        ACCEPTED,
        /** It does not. */
        DECLINED
    }
}
