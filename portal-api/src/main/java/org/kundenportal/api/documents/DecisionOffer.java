package org.kundenportal.api.documents;

import java.util.List;

/**
 * What a customer who can decide an estimate is shown.
 *
 * @param name who probably decides: the main contact, else the customer itself
 * @param terms what accepting means, once in each language of the portal
 */
public record DecisionOffer(String name, List<Terms> terms) {

    /** Copies the terms. */
    public DecisionOffer {
        terms = List.copyOf(terms);
    }

    /**
     * What accepting means.
     *
     * @param id names exactly this text: another text has another id
     * @param language ISO 639-1
     * @param text plain text
     */
    public record Terms(String id, String language, String text) {}
}
