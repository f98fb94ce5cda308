/** Demo data: a small service company with three customers and documents of every type. */
package org.kundenportal.impl.demo;
