/** The bundle that is put beside the portal: one JAX-RS resource on CXF with nothing around it. */
package org.kundenportal.benchmarks.hello;
