package org.kundenportal.web.automation;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.automation.AutomationAdministration;
import org.kundenportal.web.json.ListJson;

/** What rules can wait for, and what each of them knows. */
@Path("automation-triggers")
@Produces(MediaType.APPLICATION_JSON)
public final class AutomationTriggersResource {

    private final AutomationAdministration rules;

    /** @param rules knows */
    public AutomationTriggersResource(AutomationAdministration rules) {
        this.rules = rules;
    }

    /** All triggers. */
    @GET
    public ListJson<AutomationJson.Trigger> list(@Context StaffMember staff) {
        return ListJson.of(rules.choices(), AutomationJson.Trigger::of);
    }
}
