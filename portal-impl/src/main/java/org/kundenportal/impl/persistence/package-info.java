/**
 * The way to the database: the transaction of a use case ({@link org.kundenportal.impl.persistence.Tx}), the versioned
 * schema, and the column types of Java types that JPA 2.2 does not know.
 */
package org.kundenportal.impl.persistence;
