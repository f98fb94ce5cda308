/**
 * What connections to payment providers and to storages have in common: the types that are installed, rows with sealed
 * secrets, the rules for their settings, and what is open while it is used.
 */
package org.kundenportal.impl.connections;
