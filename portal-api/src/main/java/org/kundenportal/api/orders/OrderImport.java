package org.kundenportal.api.orders;

import java.util.Locale;
import org.kundenportal.api.Actor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes orders from a table in CSV: one line an item; lines with the same order number form one order. The first line
 * names the columns, in German or English, in any order; those that nobody knows are ignored. Values are separated by
 * semicolons or commas; the text is UTF-8 or Windows-1252. An order of the file replaces the one that the portal has under
 * its number, as {@link OrderIntake#put} does. Thread-safe.
 */
@ProviderType
public interface OrderImport {

    /** The most bytes of a file. */
    int MAX_FILE_SIZE = 10 * 1024 * 1024;

    /** The most lines of a file, without the one that names the columns. */
    int MAX_LINES = 20_000;

    /**
     * What importing the file would do now. Changes nothing.
     *
     * @param file the bytes as they are
     * @param decimals what the file writes before decimals; null if that is to be seen from the numbers themselves, then a
     *     number such as {@code 1.234} that can mean two things is an error
     * @throws org.kundenportal.api.PortalException TOO_LARGE
     */
    OrderImportReport preview(byte[] file, DecimalMark decimals);

    /**
     * Imports all orders of the file, or none. The same file again changes nothing.
     *
     * @param decimals as for {@link #preview}
     * @return what was done; without errors
     * @throws org.kundenportal.api.PortalException ORDERS_NOT_IMPORTED with the errors that the preview shows, their fields
     *     named {@code lines[12].unit_price}; TOO_LARGE
     */
    OrderImportReport importFile(Actor actor, byte[] file, DecimalMark decimals);

    /**
     * A file with all columns and an example to start from: UTF-8 with a byte order mark, as spreadsheets open it.
     *
     * @param language of the columns' names: German or, for any other language, English
     */
    String template(Locale language);
}
