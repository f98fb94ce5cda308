package org.kundenportal.web.rest;

import java.util.HashSet;
import java.util.Set;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.settings.Branding;
import org.kundenportal.web.access.CallerContext;
import org.kundenportal.web.access.SessionTokens;
import org.kundenportal.web.files.FileBodies;
import org.kundenportal.web.files.UploadedFile;
import org.kundenportal.web.json.JsonBodies;
import org.kundenportal.web.problems.ProblemMapper;
import org.kundenportal.web.problems.Problems;

/** What both APIs answer and read with. */
final class CommonProviders {

    private CommonProviders() {}

    /** The providers and the given resources and contexts. */
    static Set<Object> with(Branding branding, String challenge, Object... more) {
        Set<Object> all = new HashSet<>(Set.of(more));
        all.add(new JsonBodies());
        all.add(new FileBodies.Reader());
        all.add(new FileBodies.Writer());
        all.add(new UploadedFile.Reader());
        all.add(new CallerContext());
        all.add(new SessionTokens.Context());
        Problems problems = new Problems(() -> defaultLanguage(branding));
        all.add(new LanguageContext(problems));
        all.add(new ProblemMapper(problems, challenge));
        return all;
    }

    /** A problem must find words even while the database, which knows the merchant's language, is away. */
    private static String defaultLanguage(Branding branding) {
        try {
            return branding.appearance().defaultLanguage();
        } catch (PortalException e) {
            return null;
        }
    }
}
