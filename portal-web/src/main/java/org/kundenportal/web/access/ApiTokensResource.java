package org.kundenportal.web.access;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.ApiTokens;
import org.kundenportal.web.json.ListJson;

/** Tokens by which hosts call the administration. */
@Path("api-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ApiTokensResource {

    private final ApiTokens tokens;

    /** @param tokens keeps them */
    public ApiTokensResource(ApiTokens tokens) {
        this.tokens = tokens;
    }

    /** All tokens. */
    @GET
    public ListJson<AccessJson.Token> list(@Context Administrator administrator) {
        return ListJson.of(tokens.list(), AccessJson.Token::of);
    }

    /** Makes a token and shows it this once. */
    @POST
    public Response create(@Context Administrator administrator, AccessJson.NewApiToken body) {
        AccessJson.ApiTokenWish wish = body.toWish();
        return Response.status(Response.Status.CREATED)
                .entity(AccessJson.NewToken.of(tokens.create(administrator.actor(), wish.name(), wish.scopes())))
                .build();
    }

    /** Kills a token. */
    @DELETE
    @Path("{id}")
    public void delete(@Context Administrator administrator, @PathParam("id") String id) {
        tokens.delete(administrator.actor(), id);
    }
}
