/** Files on S3-compatible storage and on WebDAV. */
package org.kundenportal.storage.cloud;
