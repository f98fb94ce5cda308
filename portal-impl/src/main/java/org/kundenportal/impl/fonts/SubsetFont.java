package org.kundenportal.impl.fonts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.HeaderTable;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A font embedded into a PDF with the glyphs of one text alone. The glyphs are numbered anew and the numbers written in the
 * text, so that neither a map nor widths of all the others are needed: that is faster and smaller than PDFBox's own
 * embedding, which does not know the text before. Keeps to PDF/A. The same text gives the same bytes.
 */
public final class SubsetFont {

    private static final List<String> TABLES =
            List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp");
    private static final int SYMBOLIC = 4;
    private static final int PER_MILLE = 1000;
    private static final int TAG_LENGTH = 6;
    private static final int LETTERS = 26;
    private static final int MAX_BLOCK = 100;
    private static final char FIRST_ARABIC_FORM = '\ufb50';
    private static final char LAST_ARABIC_FORM = '\ufefc';

    private static final String MAP_HEAD =
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """;

    private final PDDocument pdf;
    private final TrueTypeFont font;
    private final Map<Integer, Integer> glyphs = new HashMap<>();
    private final SortedMap<Integer, Integer> points = new TreeMap<>();
    private final COSDictionary dictionary = new COSDictionary();

    private SubsetFont(PDDocument pdf, TrueTypeFont font) {
        this.pdf = pdf;
        this.font = font;
    }

    /**
     * Embeds what is needed.
     *
     * @param points the characters of the text, all of which the font has
     */
    public static SubsetFont embed(PDDocument pdf, FontFile file, Set<Integer> points) throws IOException {
        SubsetFont subset = new SubsetFont(pdf, file.font());
        subset.embed(points);
        return subset;
    }

    /** The font, as resources name it. */
    public COSDictionary dictionary() {
        return dictionary;
    }

    /** A text of the given characters, as content shows it. */
    public String encoded(String text) {
        StringBuilder encoded = new StringBuilder("<");
        text.codePoints().forEach(point -> encoded.append(hex(glyphs.get(point))));
        return encoded.append('>').toString();
    }

    private void embed(Set<Integer> wanted) throws IOException {
        TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
        subsetter.addAll(wanted);
        List<Integer> originals =
                new ArrayList<>(new TreeMap<>(subsetter.getGIDMap()).values()); // by their new numbers, from 0
        number(wanted, originals);
        String tag = tag(originals);
        subsetter.setPrefix(tag);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        subsetter.writeToStream(file);

        String name = tag + font.getName();
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
        dictionary.setName(COSName.BASE_FONT, name);
        dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        COSArray descendants = new COSArray();
        descendants.add(cidFont(name, originals, file.toByteArray()));
        descendants.setDirect(true);
        dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
        dictionary.setItem(COSName.TO_UNICODE, stream(toUnicode().getBytes(StandardCharsets.US_ASCII)));
    }

    private void number(Set<Integer> wanted, List<Integer> originals) throws IOException {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int number = 0; number < originals.size(); number++) {
            numbers.put(originals.get(number), number);
        }
        CmapLookup lookup = font.getUnicodeCmapLookup();
        for (int point : wanted) {
            int number = numbers.get(lookup.getGlyphId(point));
            glyphs.put(point, number);
            points.putIfAbsent(number, point);
        }
    }

    private COSDictionary cidFont(String name, List<Integer> originals, byte[] file) throws IOException {
        COSDictionary system = new COSDictionary();
        system.setDirect(true);
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);

        COSDictionary cidFont = new COSDictionary();
        cidFont.setItem(COSName.TYPE, COSName.FONT);
        cidFont.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        cidFont.setName(COSName.BASE_FONT, name);
        cidFont.setItem(COSName.CIDSYSTEMINFO, system);
        cidFont.setItem(COSName.CID_TO_GID_MAP, COSName.IDENTITY);
        cidFont.setItem(COSName.W, widths(originals));
        cidFont.setItem(COSName.FONT_DESC, descriptor(name, originals.size(), file));
        return cidFont;
    }

    private COSArray widths(List<Integer> originals) throws IOException {
        COSArray widths = new COSArray();
        for (int original : originals) {
            widths.add(COSInteger.get(scaled(font.getAdvanceWidth(original))));
        }
        COSArray all = new COSArray();
        all.add(COSInteger.ZERO);
        all.add(widths);
        widths.setDirect(true);
        all.setDirect(true);
        return all;
    }

    private COSDictionary descriptor(String name, int count, byte[] file) throws IOException {
        HeaderTable header = font.getHeader();
        COSArray box = new COSArray();
        for (int edge : new int[] {header.getXMin(), header.getYMin(), header.getXMax(), header.getYMax()}) {
            box.add(COSInteger.get(scaled(edge)));
        }
        box.setDirect(true);
        COSStream fontFile = stream(file);
        fontFile.setInt(COSName.LENGTH1, file.length);

        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, name);
        descriptor.setInt(COSName.FLAGS, SYMBOLIC);
        descriptor.setItem(COSName.FONT_BBOX, box);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, scaled(font.getHorizontalHeader().getAscender()));
        descriptor.setInt(COSName.DESCENT, scaled(font.getHorizontalHeader().getDescender()));
        descriptor.setInt(COSName.CAP_HEIGHT, scaled(font.getOS2Windows().getCapHeight()));
        descriptor.setInt(COSName.STEM_V, scaled(font.getUnitsPerEm() / 12));
        descriptor.setItem(COSName.FONT_FILE2, fontFile);
        descriptor.setItem(COSName.CID_SET, stream(first(count)));
        return descriptor;
    }

    /** A set of the numbers from 0, a bit each; PDF/A-1 asks for it. */
    private static byte[] first(int count) {
        byte[] set = new byte[(count + Byte.SIZE - 1) / Byte.SIZE];
        for (int i = 0; i < count; i++) {
            set[i / Byte.SIZE] |= (byte) (0x80 >> i % Byte.SIZE);
        }
        return set;
    }

    /** What the glyphs say, for who searches and copies the text. */
    private String toUnicode() {
        StringBuilder map = new StringBuilder(MAP_HEAD);
        List<Integer> numbers = new ArrayList<>(points.keySet());
        for (int start = 0; start < numbers.size(); start += MAX_BLOCK) {
            List<Integer> block = numbers.subList(start, Math.min(start + MAX_BLOCK, numbers.size()));
            map.append(block.size()).append(" beginbfchar\n");
            for (int number : block) {
                map.append('<').append(hex(number)).append("> <");
                letters(points.get(number)).chars().forEach(unit -> map.append(hex(unit)));
                map.append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    /** A form of an Arabic letter is to be found by the letter. */
    private static String letters(int point) {
        String text = Character.toString(point);
        return point >= FIRST_ARABIC_FORM && point <= LAST_ARABIC_FORM
                ? Normalizer.normalize(text, Normalizer.Form.NFKC)
                : text;
    }

    private COSStream stream(byte[] content) throws IOException {
        COSStream stream = pdf.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content);
        }
        return stream;
    }

    private int scaled(int units) throws IOException {
        return Math.round((float) units * PER_MILLE / font.getUnitsPerEm());
    }

    private static String hex(int number) {
        return String.format(Locale.ROOT, "%04X", number);
    }

    /** Six letters that tell this subset from others of the font, as PDF asks for. */
    private static String tag(List<Integer> originals) {
        long number = Integer.toUnsignedLong(originals.hashCode());
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i < TAG_LENGTH; i++) {
            tag.append((char) ('A' + number % LETTERS));
            number /= LETTERS;
        }
        return tag.append('+').toString();
    }
}
