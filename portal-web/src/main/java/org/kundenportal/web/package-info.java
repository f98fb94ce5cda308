/** The portal over HTTP: REST resources, sessions, and the two user interfaces. */
package org.kundenportal.web;
