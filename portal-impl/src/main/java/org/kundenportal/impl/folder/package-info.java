/** Imports files that somebody puts into a folder. */
package org.kundenportal.impl.folder;
