/** Keys and secrets: the portal's key, what is encrypted or authenticated with it, and random tokens. */
package org.kundenportal.impl.security;
