package org.kundenportal.api.customers;

import java.util.List;

/**
 * What a customer sees of its master data.
 *
 * @param data never null
 * @param policy what it may change
 * @param pending what it has asked for and staff have not decided on, possibly empty
 */
public record OwnProfile(CustomerData data, MasterDataPolicy policy, List<ChangeRequest> pending) {

    /** Copies the list. */
    public OwnProfile {
        pending = List.copyOf(pending);
    }
}
