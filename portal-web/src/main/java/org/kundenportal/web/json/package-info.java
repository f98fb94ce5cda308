/**
 * JSON as the portal reads and writes it: strict in what it takes, with every violation of a body in one answer, and
 * plain in what it gives.
 */
package org.kundenportal.web.json;
