package org.kundenportal.api.downloads;

import java.util.List;

/**
 * The files of an order.
 *
 * @param files in the order of its items
 * @param waiver null where none is asked for
 */
public record OrderFiles(List<OrderFile> files, WaiverState waiver) {

    /** Copies the files. */
    public OrderFiles {
        files = List.copyOf(files);
    }
}
