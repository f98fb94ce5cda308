/** Answers how the portal is, also while there is no database. */
package org.kundenportal.impl.health;
