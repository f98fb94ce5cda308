package org.kundenportal.impl.watermark;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.kundenportal.impl.pdf.GuardedPdf.LimitExceeded;

/**
 * The pages of a document, found without recursion and without believing what the tree says about their number. A page
 * that is hung up twice is found once, a branch that is hung up twice is the mark of a hostile file.
 */
final class Pages {

    /**
     * A page with what it inherits.
     *
     * @param resources null if it has none
     */
    record Page(COSDictionary dictionary, COSDictionary resources, Sheet sheet) {}

    /** More than any book has. */
    static final int MAX_PAGES = 5_000;

    private static final int MAX_DEPTH = 64;

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Branch> path = new ArrayDeque<>();
    private final List<Page> found = new ArrayList<>();

    private Pages() {}

    /**
     * Finds them all.
     *
     * @throws IOException if there is none
     * @throws LimitExceeded if there are too many, or the tree is no tree
     */
    static List<Page> of(COSDictionary catalog) throws IOException {
        Pages pages = new Pages();
        if (catalog.getDictionaryObject(COSName.PAGES) instanceof COSDictionary root) {
            pages.visit(root, new Inherited(null, null, null, null));
            while (!pages.path.isEmpty()) {
                pages.step();
            }
        }
        if (pages.found.isEmpty()) {
            throw new IOException("no page");
        }
        return pages.found;
    }

    private void step() {
        Branch branch = path.peek();
        if (branch.next == branch.kids.size()) {
            path.pop();
        } else if (branch.kids.getObject(branch.next++) instanceof COSDictionary kid) {
            visit(kid, branch.inherited);
        }
    }

    private void visit(COSDictionary node, Inherited above) {
        Inherited inherited = above.with(node);
        COSArray kids = node.getCOSArray(COSName.KIDS);
        if (kids != null) {
            if (!seen.add(node) || path.size() == MAX_DEPTH) {
                throw new LimitExceeded();
            }
            path.push(new Branch(kids, inherited));
        } else if (!COSName.PAGES.equals(node.getDictionaryObject(COSName.TYPE)) && seen.add(node)) {
            if (found.size() == MAX_PAGES) {
                throw new LimitExceeded();
            }
            found.add(inherited.page(node));
        }
    }

    private static final class Branch {

        private final COSArray kids;
        private final Inherited inherited;
        private int next;

        Branch(COSArray kids, Inherited inherited) {
            this.kids = kids;
            this.inherited = inherited;
        }
    }

    private record Inherited(COSDictionary resources, COSBase mediaBox, COSBase cropBox, COSBase rotate) {

        Inherited with(COSDictionary node) {
            COSDictionary own = node.getCOSDictionary(COSName.RESOURCES);
            return new Inherited(
                    own == null ? resources : own,
                    or(node.getDictionaryObject(COSName.MEDIA_BOX), mediaBox),
                    or(node.getDictionaryObject(COSName.CROP_BOX), cropBox),
                    or(node.getDictionaryObject(COSName.ROTATE), rotate));
        }

        private static COSBase or(COSBase own, COSBase inherited) {
            return own == null ? inherited : own;
        }

        Page page(COSDictionary node) {
            Sheet sheet = Sheet.of(mediaBox, cropBox, rotate, node.getDictionaryObject(COSName.USER_UNIT));
            return new Page(node, resources, sheet);
        }
    }
}
