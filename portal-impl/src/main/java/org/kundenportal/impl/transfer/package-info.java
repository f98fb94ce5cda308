/** Credit transfers that customers make from their bank: what they have to enter, and as code to be scanned. */
package org.kundenportal.impl.transfer;
