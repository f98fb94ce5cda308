package org.kundenportal.api.downloads;

/**
 * What giving a waiver came to.
 *
 * @param waiver as it is now
 * @param created whether this call gave it
 */
public record Waived(WaiverState waiver, boolean created) {}
