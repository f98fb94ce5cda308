/**
 * Rules by which the portal writes to customers on its own. {@link org.kundenportal.impl.automation.AutomationQueue} puts
 * a run in line in the transaction in which something happens, and
 * {@link org.kundenportal.impl.automation.AutomationRounds} does it, in a transaction of its own.
 */
package org.kundenportal.impl.automation;
