package org.kundenportal.web.articles;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.articles.Article;
import org.kundenportal.api.articles.ArticleAdministration;
import org.kundenportal.api.articles.ArticleIntake;
import org.kundenportal.api.articles.ArticleNumber;
import org.kundenportal.web.json.ListJson;

/** Articles and the files of storages that are linked to them. */
@Path("articles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ArticlesResource {

    private final ArticleAdministration articles;
    private final ArticleIntake intake;

    /**
     * Binds the resource.
     *
     * @param articles finds them
     * @param intake takes what hosts and staff say
     */
    public ArticlesResource(ArticleAdministration articles, ArticleIntake intake) {
        this.articles = articles;
        this.intake = intake;
    }

    /** Articles by number. */
    @GET
    public ListJson<ArticlesJson.Row> list(
            @Context StaffMember staff,
            @QueryParam("query") String query,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(articles.list(query, ListJson.request(limit, cursor)), ArticlesJson.Row::of);
    }

    /** One article. */
    @GET
    @Path("{number}")
    public ArticlesJson.ArticleJson get(@Context StaffMember staff, @PathParam("number") String number) {
        return ArticlesJson.ArticleJson.of(articles.get(ArticlesJson.number(number)));
    }

    /** Creates the article or renames it. */
    @PUT
    @Path("{number}")
    public Response put(@Context StaffMember staff, @PathParam("number") String number, ArticlesJson.ArticleBody body) {
        ArticleNumber key = new ArticleNumber(number);
        boolean created = intake.put(staff.actor(), key, body.checked());
        return answer(created, ArticlesJson.ArticleJson.of(articles.get(key)));
    }

    /** Deletes the article and its links. */
    @DELETE
    @Path("{number}")
    public void delete(@Context StaffMember staff, @PathParam("number") String number) {
        intake.delete(staff.actor(), ArticlesJson.number(number));
    }

    /** Links a file. */
    @PUT
    @Path("{number}/files/{key}")
    public Response putFile(
            @Context StaffMember staff,
            @PathParam("number") String number,
            @PathParam("key") String key,
            ArticlesJson.FileBody body) {
        ArticleNumber article = ArticlesJson.number(number);
        boolean created = intake.putFile(staff.actor(), article, key, body.toData());
        return answer(created, file(articles.get(article), key));
    }

    /** Takes a link away. */
    @DELETE
    @Path("{number}/files/{key}")
    public void deleteFile(
            @Context StaffMember staff, @PathParam("number") String number, @PathParam("key") String key) {
        intake.deleteFile(staff.actor(), ArticlesJson.number(number), key);
    }

    private static ArticlesJson.FileJson file(Article article, String key) {
        return article.files().stream()
                .filter(file -> file.key().equals(key))
                .findFirst()
                .map(ArticlesJson.FileJson::of)
                .orElseThrow(PortalException::notFound);
    }

    private static Response answer(boolean created, Object entity) {
        return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
                .entity(entity)
                .build();
    }
}
