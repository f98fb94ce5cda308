/** Documents: taking them in, showing them through one gate, and what staff do with them. */
package org.kundenportal.impl.documents;
