/** A new encryption key for all that is sealed in the database, while the portal runs. */
package org.kundenportal.impl.rotation;
