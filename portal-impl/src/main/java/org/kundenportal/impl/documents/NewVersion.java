package org.kundenportal.impl.documents;

import java.nio.charset.StandardCharsets;
import org.kundenportal.api.documents.AdministeredDocument.Source;
import org.kundenportal.impl.json.Json;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.storage.KeptFile;

/**
 * What a document shall say next.
 *
 * @param source where it came from
 * @param text what it says
 * @param hash equal for equal content: of a file's bytes, or of the words where there is no file
 * @param pdf that came with it, may be null
 * @param xml that came with it, may be null
 */
record NewVersion(Source source, VersionText text, String hash, KeptFile pdf, KeptFile xml) {

    /** A version that the host pushed as data. */
    static NewVersion ofData(VersionText text) {
        return new NewVersion(Source.API, text, hash(text.content()), null, null);
    }

    static String hash(DocumentContent content) {
        return Tokens.sha256(Json.write(content).getBytes(StandardCharsets.UTF_8));
    }
}
