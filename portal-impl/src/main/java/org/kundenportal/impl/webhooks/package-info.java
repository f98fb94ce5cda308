/**
 * What happens, sent to other systems as Standard Webhooks (https://www.standardwebhooks.com): a row for each endpoint in
 * the transaction in which it happens, claimed and sent by whichever node comes first.
 */
package org.kundenportal.impl.webhooks;
