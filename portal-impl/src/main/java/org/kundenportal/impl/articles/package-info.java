/** Articles and the files in storages that belong to them: who links them, and what is known of them. */
package org.kundenportal.impl.articles;
