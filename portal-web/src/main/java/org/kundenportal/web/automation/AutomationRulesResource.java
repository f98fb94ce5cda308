package org.kundenportal.web.automation;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.automation.AutomationAdministration;
import org.kundenportal.web.access.Administrator;
import org.kundenportal.web.json.ListJson;

/** Rules by which the portal writes to customers: staff see and try them, administrators make them. */
@Path("automation-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AutomationRulesResource {

    private static final String ONE = "{id}";

    private final AutomationAdministration rules;

    /** @param rules keeps them */
    public AutomationRulesResource(AutomationAdministration rules) {
        this.rules = rules;
    }

    /** All rules, by name. */
    @GET
    public ListJson<AutomationJson.Rule> list(@Context StaffMember staff) {
        return ListJson.of(rules.list(), AutomationJson.Rule::of);
    }

    /** Makes a rule. */
    @POST
    public Response create(@Context Administrator administrator, AutomationJson.RuleBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(AutomationJson.Rule.of(rules.create(administrator.actor(), body.toData())))
                .build();
    }

    /** What a rule that need not exist would have done. */
    @POST
    @Path("dry-run")
    public AutomationJson.Rehearsal dryRun(@Context StaffMember staff, AutomationJson.DryRunBody body) {
        AutomationJson.Wish wish = body.toWish();
        return AutomationJson.Rehearsal.of(rules.dryRun(wish.data(), wish.since()));
    }

    /** One rule. */
    @GET
    @Path(ONE)
    public AutomationJson.Rule get(@Context StaffMember staff, @PathParam("id") String id) {
        return AutomationJson.Rule.of(rules.get(id));
    }

    /** Changes a rule. */
    @PUT
    @Path(ONE)
    public AutomationJson.Rule change(
            @Context Administrator administrator, @PathParam("id") String id, AutomationJson.RuleBody body) {
        return AutomationJson.Rule.of(rules.change(administrator.actor(), id, body.toData()));
    }

    /** Deletes a rule with its runs. */
    @DELETE
    @Path(ONE)
    public void delete(@Context Administrator administrator, @PathParam("id") String id) {
        rules.delete(administrator.actor(), id);
    }

    /** What a rule would have done. */
    @POST
    @Path("{id}/dry-run")
    public AutomationJson.Rehearsal dryRun(
            @Context StaffMember staff, @PathParam("id") String id, AutomationJson.Since body) {
        return AutomationJson.Rehearsal.of(rules.dryRun(id, AutomationJson.Since.of(body)));
    }

    /** What a rule has done or is about to do, latest first. */
    @GET
    @Path("{id}/runs")
    public ListJson<AutomationJson.Run> runs(
            @Context StaffMember staff,
            @PathParam("id") String id,
            @QueryParam("state") String state,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(
                rules.runs(id, AutomationJson.state(state), ListJson.request(limit, cursor)), AutomationJson.Run::of);
    }

    /** Tries a run again that sent nothing. */
    @POST
    @Path("{id}/runs/{run}/retry")
    public AutomationJson.Run retry(
            @Context StaffMember staff, @PathParam("id") String id, @PathParam("run") String run) {
        return AutomationJson.Run.of(rules.retry(staff.actor(), id, run));
    }
}
