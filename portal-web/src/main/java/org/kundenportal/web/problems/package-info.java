/**
 * Refusals as callers see them: {@code application/problem+json} (RFC 9457) with a stable code, and texts from one message
 * file per language. A language is added by adding its file.
 */
package org.kundenportal.web.problems;
