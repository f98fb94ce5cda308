/** Files as answers: streamed, named for whoever saves them, and never executed by a browser. */
package org.kundenportal.web.files;
