package org.kundenportal.impl.articles;

import org.kundenportal.spi.storage.FilePath;

/**
 * Which file of which storage.
 *
 * @param connection the storage connection's id
 * @param path never null
 * @param displayName what buyers see; never null
 */
public record Link(long connection, FilePath path, String displayName) {}
