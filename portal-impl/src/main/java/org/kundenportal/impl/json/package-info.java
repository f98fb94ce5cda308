/** How the services keep structured values in a text column. */
package org.kundenportal.impl.json;
