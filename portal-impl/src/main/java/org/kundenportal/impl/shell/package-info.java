/** Commands of the Karaf shell. */
package org.kundenportal.impl.shell;
