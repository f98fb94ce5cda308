/** Where the portal keeps files: by the hash of their content, so that the same file is kept once. */
package org.kundenportal.impl.storage;
