/** What connections to payment providers and to storages have in common on the wire. */
package org.kundenportal.web.connections;
