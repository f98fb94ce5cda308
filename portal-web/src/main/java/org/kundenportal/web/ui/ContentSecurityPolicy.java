package org.kundenportal.web.ui;

import java.util.List;

/**
 * What the pages may load and run: files of this server, the one inline import map by its hash, and scripts only through Trusted
 * Types. The policies named are Lit's, which carries our own templates, and {@code portal}, which lets the workers' addresses pass.
 */
final class ContentSecurityPolicy {
    private ContentSecurityPolicy() {}

    static String allowing(ImportMap imports) {
        return String.join(
                "; ",
                List.of(
                        "default-src 'none'",
                        "script-src 'self' '" + Sha256.source(imports.json()) + "'",
                        "style-src 'self'",
                        "img-src 'self' data:",
                        "font-src 'self'",
                        "connect-src 'self'",
                        "worker-src 'self'",
                        "manifest-src 'self'",
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for 'script'",
                        "trusted-types lit-html portal"));
    }
}
