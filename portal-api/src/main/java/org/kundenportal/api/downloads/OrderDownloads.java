package org.kundenportal.api.downloads;

import java.util.List;

/**
 * The files of an order and what became of them.
 *
 * @param files in the order of its items
 * @param waivers given in the portal, at most one
 */
public record OrderDownloads(List<AdministeredFile> files, List<GivenWaiver> waivers) {

    /** Copies both lists. */
    public OrderDownloads {
        files = List.copyOf(files);
        waivers = List.copyOf(waivers);
    }
}
