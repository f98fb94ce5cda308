/** PDF files of others, read within limits of memory and work. */
package org.kundenportal.impl.pdf;
