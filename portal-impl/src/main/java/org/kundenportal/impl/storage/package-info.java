/**
 * Where the portal keeps files: by the hash of their content, so that the same file is kept once. A ledger has a row for each
 * file, in the portal's own folder or in the storage of a connection; the connections of the merchant are here, too.
 */
package org.kundenportal.impl.storage;
