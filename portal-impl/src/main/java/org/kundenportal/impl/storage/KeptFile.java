package org.kundenportal.impl.storage;

/**
 * A file that the portal keeps.
 *
 * @param key where it is
 * @param size in bytes
 */
public record KeptFile(String key, long size) {}
