package org.kundenportal.api.timeline;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what happens in the portal. Whoever wants to, registers a service of this type (the whiteboard pattern); it may
 * come and go at any time.
 *
 * <p>Every node tells each of its listeners of every event of the whole portal, whichever node it happened on: once, after
 * it was committed, within about a second, and in the order in which events become visible (of two that are committed at
 * the same time, either may come first). A listener hears what happens after it was registered; it may also hear what
 * happened in the second before. What happens while a node is down, its listeners do not hear: who must not miss anything
 * takes webhooks, or reads the timeline from where it stopped.
 *
 * <p>Listeners are called on a thread of the portal, never by two threads at once, and outside of any transaction: they
 * may call the portal. A slow listener holds up neither the portal nor other listeners; one that has fallen ten thousand
 * events behind loses those that follow, of which the log tells. What a listener throws is logged and otherwise ignored.
 */
@ConsumerType
@FunctionalInterface
public interface TimelineListener {

    /** Something has happened. */
    void happened(TimelineEvent event);
}
