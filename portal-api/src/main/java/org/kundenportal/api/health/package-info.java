/** Whether the portal can do its work, for whoever watches over it: load balancer, orchestrator, merchant's staff. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.health;
