package org.kundenportal.api.documents;

import java.time.Instant;

/**
 * One state of a document's content. A document that arrives again with other content gets a new version; all are kept.
 *
 * @param version from 1
 * @param at when the portal took it
 */
public record DocumentVersion(int version, Instant at) {}
