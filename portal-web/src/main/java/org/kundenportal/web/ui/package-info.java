/**
 * Serves the two user interfaces as files: one shell page per side, everything else from one folder whose name is the hash of its
 * contents. The pages speak to the portal through its REST API alone, so nothing here knows a customer or a session.
 *
 * <p>The files come from {@code src/main/web} and, for the third-party modules below {@code vendor}, from WebJars. There is no
 * bundler: browsers load the modules as they are, by way of an import map.
 */
package org.kundenportal.web.ui;
