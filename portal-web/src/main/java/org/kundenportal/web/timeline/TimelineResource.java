package org.kundenportal.web.timeline;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.timeline.TimelineAdministration;
import org.kundenportal.web.json.ListJson;

/** What happened, for staff. */
@Path("timeline")
@Produces(MediaType.APPLICATION_JSON)
public final class TimelineResource {

    private final TimelineAdministration timeline;

    /** @param timeline keeps it */
    public TimelineResource(TimelineAdministration timeline) {
        this.timeline = timeline;
    }

    /** Events, latest first. */
    @GET
    public ListJson<TimelineJson.Event> list(
            @Context StaffMember staff,
            @QueryParam("customer") String customer,
            @QueryParam("document") String document,
            @QueryParam("kind") List<String> kinds,
            @QueryParam("actor") String actor,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(
                timeline.list(
                        TimelineJson.filter(customer, document, kinds, actor, since, until),
                        ListJson.request(limit, cursor)),
                TimelineJson.Event::of);
    }
}
