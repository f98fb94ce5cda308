package org.kundenportal.impl.einvoice;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.kundenportal.impl.einvoice.NotAnEInvoiceException.Reason;
import org.kundenportal.impl.pdf.GuardedPdf;

/** The XML files that are embedded in a PDF, whatever their names. */
final class EmbeddedXml {

    /** What a PDF may cost to be read: only what leads to the embedded files is, never pages. */
    static final GuardedPdf.Limits LIMITS = new GuardedPdf.Limits(1 << 20, 32 << 20, 10_000, 100_000, 2 << 20);

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NODES = 10_000;
    private static final int MAX_TOTAL_BYTES = 2 * XmlTree.MAX_BYTES;
    private static final int HEAD_BYTES = 256;

    private final List<byte[]> files = new ArrayList<>();
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int total;
    private boolean complete = true;

    private EmbeddedXml() {}

    /** Each file once, in the order of the document. */
    List<byte[]> files() {
        return files;
    }

    /** Whether none was left out for its size. */
    boolean complete() {
        return complete;
    }

    /** First those of the name tree of embedded files, in its order, then further ones of the associated files. */
    static EmbeddedXml of(byte[] pdf) throws NotAnEInvoiceException {
        try (GuardedPdf parser = new GuardedPdf(pdf, LIMITS)) {
            COSDictionary catalog = parser.catalog();
            EmbeddedXml found = new EmbeddedXml();
            COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
            if (names != null) {
                found.nameTree(names.getCOSDictionary(COSName.EMBEDDED_FILES), 0);
            }
            found.fileSpecs(catalog.getCOSArray(COSName.AF), 0, 1);
            return found;
        } catch (InvalidPasswordException | GuardedPdf.Locked e) {
            throw new NotAnEInvoiceException(Reason.ENCRYPTED, "PDF needs a password or certificate", e);
        } catch (GuardedPdf.LimitExceeded | StackOverflowError e) {
            throw new NotAnEInvoiceException(Reason.TOO_COMPLEX, "PDF too complex", e);
        } catch (IOException | RuntimeException e) { // broken files also show as class cast and index errors
            throw new NotAnEInvoiceException(Reason.BROKEN_PDF, "PDF broken", e);
        }
    }

    private void nameTree(COSDictionary node, int depth) throws IOException {
        if (node == null || !visit(node)) {
            return;
        }
        if (depth == MAX_DEPTH) {
            throw new GuardedPdf.LimitExceeded();
        }
        fileSpecs(node.getCOSArray(COSName.NAMES), 1, 2);
        COSArray kids = node.getCOSArray(COSName.KIDS);
        for (int i = 0; kids != null && i < kids.size(); i++) {
            if (kids.getObject(i) instanceof COSDictionary kid) {
                nameTree(kid, depth + 1);
            }
        }
    }

    private void fileSpecs(COSArray specs, int first, int step) throws IOException {
        for (int i = first; specs != null && i < specs.size(); i += step) {
            if (specs.getObject(i) instanceof COSDictionary spec) {
                COSDictionary versions = spec.getCOSDictionary(COSName.EF);
                COSStream stream = versions == null ? null : stream(versions);
                if (stream != null && visit(stream)) {
                    add(stream);
                }
            }
        }
    }

    private static COSStream stream(COSDictionary versions) {
        COSStream unicode = versions.getCOSStream(COSName.UF);
        return unicode != null ? unicode : versions.getCOSStream(COSName.F);
    }

    private boolean visit(COSBase object) {
        if (seen.size() == MAX_NODES) {
            throw new GuardedPdf.LimitExceeded();
        }
        return seen.add(object);
    }

    /** Reads on only where the first bytes are XML; pictures and other attachments stay where they are. */
    private void add(COSStream stream) throws IOException {
        if (total >= MAX_TOTAL_BYTES) {
            complete = false;
            return;
        }
        try (InputStream content = GuardedPdf.content(stream)) {
            if (content == null) {
                return;
            }
            byte[] head = content.readNBytes(HEAD_BYTES);
            if (!XmlTree.looksLikeXml(head)) {
                return;
            }
            byte[] rest = content.readNBytes(XmlTree.MAX_BYTES + 1 - head.length);
            total += head.length + rest.length;
            if (head.length + rest.length > XmlTree.MAX_BYTES) {
                complete = false;
                return;
            }
            byte[] xml = Arrays.copyOf(head, head.length + rest.length);
            System.arraycopy(rest, 0, xml, head.length, rest.length);
            files.add(xml);
        }
    }
}
