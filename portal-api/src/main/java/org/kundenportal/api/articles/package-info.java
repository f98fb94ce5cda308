/** Articles of the merchant, and the files in cloud storages that belong to them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.articles;
