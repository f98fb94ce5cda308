package org.kundenportal.api.downloads;

import java.time.Instant;

/**
 * A download as staff see it.
 *
 * @param at when it was counted
 * @param expiresAt when its token is dead
 * @param key the file's within its article
 * @param article number of the file's article
 * @param name what it is saved as
 * @param size in bytes, as it lay in the storage
 * @param clientAddress where it was begun from
 * @param bytes how many bytes were delivered, counting what was delivered again
 * @param session names the session in which it was begun
 */
public record AdministeredDownload(
        Instant at,
        Instant expiresAt,
        String key,
        String article,
        String name,
        long size,
        String clientAddress,
        long bytes,
        String session) {}
