/**
 * What every request passes before a servlet sees it: where it comes from, whether its address and method are sound,
 * rates, the same-origin rule, media types and sizes; and the headers that every answer carries.
 */
package org.kundenportal.web.http;
