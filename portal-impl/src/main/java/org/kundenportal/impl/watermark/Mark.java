package org.kundenportal.impl.watermark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.kundenportal.impl.fonts.FontFile;
import org.kundenportal.impl.fonts.SubsetFont;
import org.kundenportal.impl.fonts.Typeface;

/**
 * The text in one PDF: drawn once, in a form that all pages show. Pages of one size and rotation share what is added to
 * their content, too. It is an artifact, so that screen readers leave it out of what they read.
 */
final class Mark {

    private static final String NAME = "KpStamp";
    private static final COSName CAL_GRAY = COSName.getPDFName("CalGray");
    private static final COSName WHITE_POINT = COSName.getPDFName("WhitePoint");
    private static final float[] D65 = {0.9505f, 1, 1.089f};

    /**
     * How often the state of a page is saved before its content and restored after it: content that restores more or less
     * often than it saves, within this, displaces nothing.
     */
    private static final int SAVED = 4;

    private final PDDocument pdf;
    private final Stamp stamp;
    private final int saved;
    private final COSStream form;
    private final COSStream opening;
    private final Map<String, COSStream> closings = new HashMap<>();

    /**
     * Draws the text.
     *
     * @param line as it is drawn from left to right, of characters that the typeface has
     */
    Mark(PDDocument pdf, Stamp stamp, String line, Typeface face) throws IOException {
        this.pdf = pdf;
        this.stamp = stamp;
        // archivable content keeps the balance, and the standard limits how deep it may be nested
        this.saved = pdf.getDocumentCatalog().getCOSObject().containsKey(COSName.OUTPUT_INTENTS) ? 1 : SAVED;
        this.form = form(line, face);
        this.opening = stream("q ".repeat(saved) + "\n", false);
    }

    /** Puts the text on a page. */
    void put(Pages.Page page) throws IOException {
        COSArray contents = new COSArray();
        contents.setDirect(true);
        contents.add(opening);
        COSBase content = page.dictionary().getDictionaryObject(COSName.CONTENTS);
        if (content instanceof COSArray parts) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.getObject(i) instanceof COSStream) {
                    contents.add(parts.get(i));
                }
            }
        } else if (content instanceof COSStream) {
            contents.add(page.dictionary().getItem(COSName.CONTENTS));
        }
        contents.add(closing(named(page), page.sheet().matrix(stamp.leftMm(), stamp.bottomMm())));
        page.dictionary().setItem(COSName.CONTENTS, contents);
    }

    /** The name of the form among the page's resources. */
    private String named(Pages.Page page) {
        COSDictionary resources = page.resources();
        if (resources == null) {
            resources = direct(new COSDictionary());
            page.dictionary().setItem(COSName.RESOURCES, resources);
        }
        COSDictionary forms = resources.getCOSDictionary(COSName.XOBJECT);
        if (forms == null) {
            forms = direct(new COSDictionary());
            resources.setItem(COSName.XOBJECT, forms);
        }
        String name = NAME;
        for (int i = 1; forms.containsKey(name) && forms.getDictionaryObject(COSName.getPDFName(name)) != form; i++) {
            name = NAME + i;
        }
        forms.setItem(name, form);
        return name;
    }

    private COSStream closing(String name, String matrix) throws IOException {
        String content = "\n" + "Q ".repeat(saved) + "\n/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq "
                + matrix + " /" + name + " Do Q\nEMC\n";
        COSStream closing = closings.get(content);
        if (closing == null) {
            closing = stream(content, false);
            closings.put(content, closing);
        }
        return closing;
    }

    private COSStream form(String line, Typeface face) throws IOException {
        List<Typeface.Run> runs = face.runs(line);
        Map<FontFile, Set<Integer>> points = new LinkedHashMap<>();
        for (Typeface.Run run : runs) {
            Set<Integer> used = points.computeIfAbsent(run.font(), font -> new LinkedHashSet<>());
            run.text().codePoints().forEach(used::add);
        }
        COSDictionary fonts = direct(new COSDictionary());
        Map<FontFile, SubsetFont> embedded = new HashMap<>();
        Map<FontFile, String> names = new HashMap<>();
        for (Map.Entry<FontFile, Set<Integer>> font : points.entrySet()) {
            SubsetFont subset = SubsetFont.embed(pdf, font.getKey(), font.getValue());
            String name = "F" + names.size();
            embedded.put(font.getKey(), subset);
            names.put(font.getKey(), name);
            fonts.setItem(name, subset.dictionary());
        }
        String size = Sheet.number(stamp.fontSizePt());
        StringBuilder content = new StringBuilder("/C0 cs 0 sc BT\n");
        for (Typeface.Run run : runs) {
            content.append('/')
                    .append(names.get(run.font()))
                    .append(' ')
                    .append(size)
                    .append(" Tf ");
            content.append(embedded.get(run.font()).encoded(run.text())).append(" Tj\n");
        }
        COSStream drawn = stream(content.append("ET").toString(), true);
        drawn.setItem(COSName.TYPE, COSName.XOBJECT);
        drawn.setItem(COSName.SUBTYPE, COSName.FORM);
        drawn.setItem(COSName.BBOX, box(face.width(line, (float) stamp.fontSizePt())));
        drawn.setItem(COSName.RESOURCES, resources(fonts));
        return drawn;
    }

    /** Room for the text and for what glyphs draw beyond their widths, accents and descenders. */
    private COSArray box(float width) {
        float size = (float) stamp.fontSizePt();
        COSArray box = new COSArray();
        box.setDirect(true);
        for (float edge : new float[] {-size, -size, width + size, 2 * size}) {
            box.add(new COSFloat(edge));
        }
        return box;
    }

    /** The colour is one that PDF/A takes on every page: grey as such depends on what the file was made for. */
    private static COSDictionary resources(COSDictionary fonts) {
        COSArray white = new COSArray();
        for (float part : D65) {
            white.add(new COSFloat(part));
        }
        white.setDirect(true);
        COSDictionary parameters = direct(new COSDictionary());
        parameters.setItem(WHITE_POINT, white);
        COSArray grey = new COSArray();
        grey.add(CAL_GRAY);
        grey.add(parameters);
        grey.setDirect(true);
        COSDictionary colours = direct(new COSDictionary());
        colours.setItem("C0", grey);
        COSDictionary resources = direct(new COSDictionary());
        resources.setItem(COSName.FONT, fonts);
        resources.setItem(COSName.COLORSPACE, colours);
        return resources;
    }

    private COSStream stream(String content, boolean deflated) throws IOException {
        COSStream stream = pdf.getDocument().createCOSStream();
        try (OutputStream out =
                deflated ? stream.createOutputStream(COSName.FLATE_DECODE) : stream.createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private static COSDictionary direct(COSDictionary dictionary) {
        dictionary.setDirect(true);
        return dictionary;
    }
}
