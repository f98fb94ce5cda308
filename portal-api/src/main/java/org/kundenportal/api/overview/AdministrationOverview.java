package org.kundenportal.api.overview;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.timeline.TimelineEvent;

/**
 * The first page of the administration.
 *
 * @param customers how many there are
 * @param customersWithAccess how many of them may use the portal
 * @param documents by type
 * @param releasedTypes what customers may see
 * @param unmatched how many imported documents wait for a customer
 * @param unreadComments comments of customers since staff last answered or read the document
 * @param decisions estimates that customers accepted or declined within the last seven days
 * @param latestEvents the latest few
 */
public record AdministrationOverview(
        long customers,
        long customersWithAccess,
        Map<DocumentType, Long> documents,
        Set<DocumentType> releasedTypes,
        long unmatched,
        long unreadComments,
        long decisions,
        List<TimelineEvent> latestEvents) {}
