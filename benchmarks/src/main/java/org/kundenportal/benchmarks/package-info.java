/**
 * Measures the portal from outside: its distribution on a real PostgreSQL, under load by HTTP, beside a bare JAX-RS
 * resource in the same process that makes the figures of different machines comparable.
 */
package org.kundenportal.benchmarks;
