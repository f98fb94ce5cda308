package org.kundenportal.api.webhooks;

/** What became of a delivery. */
public enum DeliveryState {
    /** It will be sent, for the first time or again. */
    WAITING,
    /** The endpoint took it. */
    DELIVERED,
    /** It was given up; staff can have it sent again. */
    FAILED
}
