package org.kundenportal.api;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list that is read by key (seek), so that rows which appear or vanish meanwhile neither repeat nor hide
 * others. Immutable.
 *
 * @param items in the list's order, never null
 * @param next the opaque cursor of the following page, null on the last
 */
public record Page<T>(List<T> items, String next) {

    /** Takes a copy of the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** The same page with every item translated. */
    public <R> Page<R> map(Function<? super T, ? extends R> translation) {
        return new Page<>(items.stream().<R>map(translation).toList(), next);
    }
}
