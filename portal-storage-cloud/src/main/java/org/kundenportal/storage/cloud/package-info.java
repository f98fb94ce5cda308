/**
 * Files on servers of others: {@link org.kundenportal.storage.cloud.S3Provider} for services that speak S3, over Amazon's
 * SDK, and {@link org.kundenportal.storage.cloud.WebDavProvider} for WebDAV and Nextcloud, over the JDK's HTTP client. No
 * call follows a redirect, and passwords leave the machine over HTTPS alone.
 */
package org.kundenportal.storage.cloud;
