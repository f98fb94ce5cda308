/** Registers the JAX-RS applications and what stands in for them while they start. */
package org.kundenportal.web.rest;
