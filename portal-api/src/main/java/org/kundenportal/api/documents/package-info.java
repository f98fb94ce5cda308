/** Documents: the seven types, their intake and import, what customers see of them, and what staff see and do. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.documents;
