/**
 * Draws the merchant's documents: one A4 layout for all seven types, written as PDF/A-3b with PDFBox, and for invoices
 * and credit notes the EN 16931 data of the same document embedded as {@code factur-x.xml}.
 *
 * <p>{@link org.kundenportal.impl.rendering.PrintedDocument} is what goes in, {@link
 * org.kundenportal.impl.rendering.DocumentRenderer} is the way out. Inside, coordinates are points (1/72 inch) measured
 * from the upper left corner of the page. A further language is a further file in {@code texts}.
 */
package org.kundenportal.impl.rendering;
