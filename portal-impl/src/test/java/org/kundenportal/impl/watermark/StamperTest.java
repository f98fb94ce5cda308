package org.kundenportal.impl.watermark;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.impl.fonts.RandomText;
import org.kundenportal.impl.watermark.PdfInspection.Verdict;
import org.kundenportal.impl.watermark.Stamper.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kundenportal.impl.watermark.Pdfs.page;
import static org.kundenportal.impl.watermark.Pdfs.places;
import static org.kundenportal.impl.watermark.Pdfs.stamp;

class StamperTest {

    private static final double TEN_MM = 72 / 2.54;
    private static final Offset<Double> EXACTLY = Offset.offset(0.05);
    private static final String TEXT = "Kauf 12345678 vom 05.06.2014 - Max Mustermann";

    private final Stamper stamper = new Stamper();

    @TempDir
    private Path folder;

    private Path stamped(Path source, Stamp stamp) throws IOException, NotStampedException {
        Path target = folder.resolve("target.pdf");
        assertThat(stamper.stamp(source, stamp, target)).isEqualTo(Outcome.STAMPED);
        return target;
    }

    private static PDPage sized(PDDocument pdf, PDRectangle media, PDRectangle crop, int rotation, float unit)
            throws IOException {
        PDPage page = page(pdf, "q 1 0 0 rg 50 50 20 20 re f Q");
        page.setMediaBox(media);
        if (crop != null) {
            page.setCropBox(crop);
        }
        page.setRotation(rotation);
        if (unit != 1) {
            page.setUserUnit(unit);
        }
        return page;
    }

    /** Pages of all rotations, sizes, crops and units in one file. */
    private static void allKinds(PDDocument pdf) throws IOException {
        for (int rotation : new int[] {0, 90, 180, 270, -90, 450}) {
            for (float unit : new float[] {1, 2, 0.5f}) {
                sized(pdf, PDRectangle.A4, null, rotation, unit);
                sized(pdf, new PDRectangle(0, 0, 2000, 600), null, rotation, unit);
                sized(pdf, PDRectangle.A4, new PDRectangle(40, 70, 500, 600), rotation, unit);
                sized(
                        pdf,
                        new PDRectangle(-300, -400, 600, 800),
                        new PDRectangle(-250, -380, 520, 700),
                        rotation,
                        unit);
                // a crop that leaves the page
                sized(pdf, PDRectangle.A4, new PDRectangle(30, 20, 580, 830), rotation, unit);
            }
        }
    }

    @Test
    @DisplayName("BB-37 BB-38 BB-39 the text begins 10 mm from the left and bottom edge as a person sees the page")
    void standsWhereAPersonLooks() throws Exception {
        Path target = stamped(Pdfs.file(folder, StamperTest::allKinds), stamp(TEXT));

        List<Pdfs.Place> places = places(target, TEXT.replace(" ", " "));
        try (PDDocument pdf = Loader.loadPDF(target.toFile())) {
            assertThat(places).hasSize(pdf.getNumberOfPages()).hasSize(90);
            for (Pdfs.Place place : places) {
                double unit = pdf.getPage(place.page() - 1).getUserUnit();
                assertThat(place.x() * unit).as("%s", place).isCloseTo(TEN_MM, EXACTLY);
                assertThat(place.y() * unit).as("%s", place).isCloseTo(TEN_MM, EXACTLY);
                assertThat(place.fontSize() * unit).as("%s", place).isCloseTo(11, EXACTLY);
            }
        }
    }

    @Test
    @DisplayName("BB-37 BB-38 poppler finds the text at the same place")
    void standsThereForPoppler() throws Exception {
        Path target = stamped(Pdfs.file(folder, StamperTest::allKinds), stamp(TEXT));
        String words = Pdfs.said(folder, "pdftotext", "-cropbox", "-bbox", target.toString(), "-");
        assumeTrue(words != null, "poppler is not installed");

        int found = 0;
        double height = 0;
        double unit = 0;
        try (PDDocument pdf = Loader.loadPDF(target.toFile())) {
            int page = 0;
            for (String line : words.lines().map(String::strip).toList()) {
                if (line.startsWith("<page ")) {
                    PDPage seen = pdf.getPage(page++);
                    // poppler tells the size of the page before it is turned
                    height = attribute(line, seen.getRotation() % 180 == 0 ? "height" : "width");
                    unit = seen.getUserUnit();
                } else if (line.endsWith(">Kauf</word>")) {
                    found++;
                    assertThat(attribute(line, "xMin") * unit).as(line).isCloseTo(TEN_MM, EXACTLY);
                    double lowest = (height - attribute(line, "yMax")) * unit; // of a g, below the baseline
                    assertThat(lowest).as(line).isBetween(TEN_MM - 4, TEN_MM);
                }
            }
        }
        assertThat(found).isEqualTo(90);
    }

    private static double attribute(String element, String name) {
        int start = element.indexOf(name + "=\"") + name.length() + 2;
        return Double.parseDouble(element.substring(start, element.indexOf('"', start)));
    }

    @Test
    @DisplayName("BB-36 BB-37 BB-38 size and place are the setting's")
    void takesSizeAndPlace() throws Exception {
        Path source = Pdfs.file(folder, pdf -> page(pdf, ""));
        Path target = stamped(source, new Stamp("Kauf", 12.5, 25.4, 127, EncryptedPdfs.DENY));

        Pdfs.Place place = places(target, "Kauf").get(0);
        assertThat(place.x()).isCloseTo(72, EXACTLY);
        assertThat(place.y()).isCloseTo(360, EXACTLY);
        assertThat(place.fontSize()).isCloseTo(12.5, EXACTLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3 0 0 3 200 200 cm",
                "q 3 0 0 3 200 200 cm",
                "q q 3 0 0 3 200 200 cm q 0 0 1 1 re W n",
                "Q 3 0 0 3 200 200 cm",
                "Q Q q 3 0 0 3 200 200 cm Q Q 2 0 0 2 9 9 cm",
                "BT 3 0 0 3 200 200 Tm 7 Tr",
                "0 0 1 1 re W n",
                "% a comment without an end"
            })
    @DisplayName("Content that leaves the page's state changed does not displace the text")
    void isNotDisplacedByContent(String content) throws Exception {
        Path target = stamped(Pdfs.file(folder, pdf -> page(pdf, content)), stamp("Kauf"));

        Pdfs.Place place = places(target, "Kauf").get(0);
        assertThat(place.x()).isCloseTo(TEN_MM, EXACTLY);
        assertThat(place.y()).isCloseTo(TEN_MM, EXACTLY);
        assertThat(place.fontSize()).isCloseTo(11, EXACTLY);
    }

    @Test
    void takesOddBoxesAsViewersDo() throws Exception {
        Path target = stamped(
                Pdfs.file(folder, pdf -> {
                    // corners the other way round
                    page(pdf, "").getCOSObject().setItem(COSName.MEDIA_BOX, box(595, 842, 0, 0));
                    PDPage empty = page(pdf, "");
                    empty.getCOSObject().setItem(COSName.MEDIA_BOX, box(0, 0, 0, 0));
                    empty.getCOSObject().setItem(COSName.ROTATE, COSInteger.get(45));
                    PDPage outside = page(pdf, "");
                    outside.getCOSObject().setItem(COSName.CROP_BOX, box(1000, 1000, 2000, 2000));
                    PDPage strange = page(pdf, "");
                    strange.getCOSObject().setItem(COSName.MEDIA_BOX, new COSString("A4"));
                    strange.getCOSObject().setItem(COSName.ROTATE, new COSString("left"));
                    PDPage huge = page(pdf, "");
                    huge.getCOSObject().setItem(COSName.MEDIA_BOX, box(-3e38f, -3e38f, 3e38f, 3e38f));
                }),
                stamp("Kauf"));

        try (PDDocument pdf = Loader.loadPDF(target.toFile())) {
            for (int page = 0; page < 4; page++) {
                assertThat(new String(pdf.getPage(page).getContents().readAllBytes(), StandardCharsets.US_ASCII))
                        .contains("1 0 0 1 28.34646 28.34646 cm /KpStamp Do");
            }
        }
    }

    private static COSArray box(float... edges) {
        COSArray box = new COSArray();
        box.setFloatArray(edges);
        return box;
    }

    @Test
    @DisplayName("Attributes that pages inherit count, and shared ones stay shared")
    void followsInheritance() throws Exception {
        Path target = stamped(
                Pdfs.file(folder, pdf -> {
                    PDPage first = page(pdf, "");
                    PDPage second = page(pdf, "");
                    COSDictionary root = pdf.getPages().getCOSObject();
                    root.setItem(COSName.MEDIA_BOX, box(100, 200, 400, 800));
                    root.setItem(COSName.ROTATE, COSInteger.get(90));
                    root.setItem(COSName.RESOURCES, new COSDictionary());
                    for (PDPage page : List.of(first, second)) {
                        page.getCOSObject().removeItem(COSName.MEDIA_BOX);
                        page.getCOSObject().removeItem(COSName.RESOURCES);
                    }
                }),
                stamp("Kauf"));

        assertThat(places(target, "Kauf")).hasSize(2).allSatisfy(place -> {
            assertThat(place.x()).isCloseTo(TEN_MM, EXACTLY);
            assertThat(place.y()).isCloseTo(TEN_MM, EXACTLY);
        });
        try (PDDocument pdf = Loader.loadPDF(target.toFile())) {
            assertThat(pdf.getPage(0).getCOSObject().containsKey(COSName.RESOURCES))
                    .isFalse();
            assertThat(Pdfs.form(pdf)).isNotNull();
        }
    }

    @Test
    @DisplayName("All pages show one form, however many there are")
    void drawsTheTextOnce() throws Exception {
        Path one = stamped(Pdfs.file(folder, pdf -> page(pdf, "")), stamp(TEXT));
        long sizeOfOne = Files.size(one);
        Path many = stamped(
                Pdfs.file(folder, pdf -> {
                    for (int i = 0; i < 200; i++) {
                        page(pdf, "");
                    }
                }),
                stamp(TEXT));

        assertThat(places(many, TEXT)).hasSize(200);
        assertThat(Files.size(many) - sizeOfOne).isLessThan(200 * 250L);
    }

    @Test
    void takesAnotherNameWhereItsOwnIsTaken() throws Exception {
        Path source = Pdfs.file(folder, pdf -> page(pdf, ""));
        Path once = Files.move(stamped(source, stamp("Erster")), folder.resolve("once.pdf"));
        Path twice = stamped(once, stamp("Zweiter"));

        assertThat(Pdfs.text(twice)).contains("Erster").contains("Zweiter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Łukasz Żółć",
                "Иван Петров",
                "Ελένη",
                "山田 太郎",
                "김민준",
                "★ \ud83d\ude00",
                "<script>alert(1)</script>",
                "\\()<>[]{}/%"
            })
    @DisplayName("BB-34 a buyer's name in any script can be read")
    void writesAnyName(String name) throws Exception {
        Path target = stamped(Pdfs.file(folder, pdf -> page(pdf, "")), stamp("Kauf " + name));

        assertThat(Pdfs.text(target).strip()).isEqualTo("Kauf " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u202eb\u2066c\u200fd', abcd",
        "'a\nb\r\nc\u2028d\te', a b c d e",
        "'a\u0000b\u001b[31m', a b [31m",
        "'x\ud800y', x?y",
        "'\u0e01\u0e02', ??",
        "'e\u0301', \u00e9",
        "'  a  ', a"
    })
    @DisplayName("BB-34 control characters and what no font has do no harm")
    void neutralises(String name, String written) throws Exception {
        Path target = stamped(Pdfs.file(folder, pdf -> page(pdf, "")), stamp(name));

        assertThat(Pdfs.text(target).strip()).isEqualTo(written);
    }

    @Test
    @DisplayName("Hebrew and Arabic names are drawn from right to left, Arabic joined, and can be searched for")
    void writesRightToLeft() throws Exception {
        Path target = stamped(
                Pdfs.file(folder, pdf -> page(pdf, "")),
                stamp("Kauf - \u05d3\u05df \u05dc\u05d5\u05d9 \u0645\u062d\u0645\u062f"));

        // lamed of the second word is the rightmost of it
        double lamed = places(target, "\u05dc").get(0).x();
        double yod = places(target, "\u05d9").get(0).x();
        assertThat(yod).isLessThan(lamed);
        assertThat(lamed).isLessThan(places(target, "\u05d3").get(0).x());
        assertThat(Pdfs.text(target)).contains("\u05dc\u05d5\u05d9").contains("\u0645\u062d\u0645\u062f");
    }

    @Test
    @DisplayName("Random text never fails, and is drawn as far as a font has it")
    void takesAnyText() throws Exception {
        Path source = Pdfs.file(folder, pdf -> page(pdf, ""));
        Path target = folder.resolve("target.pdf");
        Random random = new Random(5);
        for (int i = 0; i < 150; i++) {
            Outcome outcome = stamper.stamp(source, stamp("Kauf " + RandomText.of(random)), target);
            assertThat(outcome).isEqualTo(Outcome.STAMPED);
            assertThat(Pdfs.text(target)).contains("Kauf");
        }
    }

    @Test
    void writesALongTextBeyondThePage() throws Exception {
        String text = "Kauf " + "Größe 山 ".repeat(70);
        Path target = stamped(Pdfs.file(folder, pdf -> page(pdf, "")), stamp(text));

        assertThat(places(target, "Größe")).hasSize(70);
    }

    @Test
    @DisplayName("Fonts are embedded with the glyphs of the text alone")
    void embedsSubsets() throws Exception {
        Path target = stamped(Pdfs.file(folder, pdf -> page(pdf, "")), stamp("Kauf Łukasz 山田"));

        try (PDDocument pdf = Loader.loadPDF(target.toFile())) {
            assertThat(Pdfs.fonts(pdf)).hasSize(2).allSatisfy(font -> {
                assertThat(font.getNameAsString(COSName.BASE_FONT)).matches("[A-Z]{6}\\+.*");
                COSStream file = font.getCOSDictionary(COSName.FONT_DESC).getCOSStream(COSName.FONT_FILE2);
                assertThat(file.getLength()).isBetween(500L, 20_000L);
            });
        }
        String fonts = Pdfs.said(folder, "pdffonts", target.toString());
        if (fonts != null) { // name, type, encoding, emb, sub, uni
            assertThat(fonts)
                    .containsPattern("LiberationSans .* yes yes yes")
                    .containsPattern("MicroHei .* yes yes yes");
        }
        assertThat(Files.size(target)).isLessThan(40_000);
    }

    @Test
    @DisplayName("BB-33 without a text the file is delivered as it is")
    void leavesTheFileWithoutText() throws Exception {
        Path source = Pdfs.file(folder, pdf -> page(pdf, ""));
        Path target = Files.writeString(folder.resolve("target.pdf"), "of an earlier attempt");
        for (String text : List.of("", "  ", "\n\u200b\u202e")) {
            assertThat(stamper.stamp(source, stamp(text), target)).isEqualTo(Outcome.UNSTAMPED);
            assertThat(target).doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("BB-35 other files than PDF are delivered as they are")
    void leavesOtherFiles(EncryptedPdfs setting) throws Exception {
        byte[] pdf = Files.readAllBytes(Pdfs.file(folder, document -> page(document, "")));
        List<byte[]> others = List.of(
                new byte[0],
                "Hallo".getBytes(StandardCharsets.US_ASCII),
                concat("PK\u0003\u0004 manual.pdf ".getBytes(StandardCharsets.US_ASCII), pdf));
        for (byte[] other : others) {
            Path source = Files.write(folder.resolve("other"), other);
            Path target = folder.resolve("target");
            assertThat(stamper.stamp(source, stamp(TEXT, setting), target)).isEqualTo(Outcome.UNSTAMPED);
            assertThat(target).doesNotExist();
            assertThat(stamper.inspect(source)).isEqualTo(PdfInspection.of(Verdict.NOT_A_PDF));
        }
    }

    @Test
    void takesAPdfAfterWhiteSpace() throws Exception {
        byte[] pdf = Files.readAllBytes(Pdfs.file(folder, document -> page(document, "")));
        Path source =
                Files.write(folder.resolve("late.pdf"), concat("\ufeff\r\n ".getBytes(StandardCharsets.UTF_8), pdf));

        assertThat(places(stamped(source, stamp("Kauf")), "Kauf")).hasSize(1);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    @DisplayName("Nothing of the unmarked file is left in the stamped one")
    void writesTheWholeFileAnew() throws Exception {
        Path source = Pdfs.file(folder, pdf -> page(pdf, "(first) Tj"));
        try (PDDocument pdf = Loader.loadPDF(source.toFile())) { // a file of several revisions
            pdf.getDocumentCatalog().setLanguage("de");
            pdf.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            try (var out = Files.newOutputStream(folder.resolve("revised.pdf"))) {
                pdf.saveIncremental(out);
            }
        }
        Path target = stamped(folder.resolve("revised.pdf"), stamp(TEXT));

        String bytes = Files.readString(target, StandardCharsets.ISO_8859_1);
        assertThat(bytes.split("%%EOF", -1)).hasSize(2);
        assertThat(bytes).doesNotContain("/Prev");
    }

    @Test
    @DisplayName("Forms, attached files and their fields stay as they were")
    void keepsFormsAndFiles() throws Exception {
        Path source = Pdfs.file(folder, pdf -> {
            PDPage page = page(pdf, "");
            PDAcroForm form = new PDAcroForm(pdf);
            form.setDefaultResources(new PDResources());
            form.setNeedAppearances(true);
            form.getCOSObject().setItem(COSName.XFA, new COSString("<xdp/>"));
            pdf.getDocumentCatalog().setAcroForm(form);
            PDTextField field = new PDTextField(form);
            field.setPartialName("name");
            field.getCOSObject().setString(COSName.V, "Max");
            field.getWidgets().get(0).setRectangle(new PDRectangle(10, 10, 100, 20));
            page.getAnnotations().add(field.getWidgets().get(0));
            form.getFields().add(field);

            PDEmbeddedFile file =
                    new PDEmbeddedFile(pdf, new ByteArrayInputStream("Inhalt".getBytes(StandardCharsets.US_ASCII)));
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile("anhang.txt");
            specification.setEmbeddedFile(file);
            PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(Map.of("anhang.txt", specification));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            pdf.getDocumentCatalog().setNames(names);
        });
        Path target = stamped(source, stamp(TEXT));

        try (PDDocument pdf = Loader.loadPDF(target.toFile())) {
            PDAcroForm form = pdf.getDocumentCatalog().getAcroForm(null);
            assertThat(form.getField("name").getValueAsString()).isEqualTo("Max");
            assertThat(form.getCOSObject().getString(COSName.XFA)).isEqualTo("<xdp/>");
            assertThat(pdf.getPage(0).getAnnotations()).hasSize(1);
            PDComplexFileSpecification file = pdf.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get("anhang.txt");
            assertThat(file.getEmbeddedFile().toByteArray()).asString().isEqualTo("Inhalt");
        }
        assertThat(places(target, TEXT)).hasSize(1);
    }

    @Test
    @DisplayName("The same file and stamp give the same bytes, in another process, too; another stamp gives others")
    void isReproducible() throws Exception {
        Path source = Pdfs.file(folder, StamperTest::allKinds);
        Path target = stamped(source, stamp("Kauf 山田 محمد"));
        byte[] first = Files.readAllBytes(target);
        byte[] second = Files.readAllBytes(stamped(source, stamp("Kauf 山田 محمد")));
        byte[] other = Files.readAllBytes(stamped(source, stamp("Kauf 山 田محمد")));

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(identifiers(first).get(0)).isEqualTo(identifiers(other).get(0));
        assertThat(identifiers(first).get(1)).isNotEqualTo(identifiers(other).get(1));

        Path elsewhere = folder.resolve("elsewhere.pdf");
        String said = Pdfs.said(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Elsewhere.class.getName(),
                source.toString(),
                elsewhere.toString());
        assertThat(said).startsWith("0");
        assertThat(Files.readAllBytes(elsewhere)).isEqualTo(first);
    }

    /** Stamps in a process of its own. */
    static final class Elsewhere {
        public static void main(String[] files) throws Exception {
            new Stamper()
                    .stamp(Path.of(files[0]), stamp("Kauf \u5c71\u7530 \u0645\u062d\u0645\u062f"), Path.of(files[1]));
        }
    }

    private static List<String> identifiers(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            COSArray identifiers = document.getDocument().getDocumentID();
            return List.of(
                    HexFormat.of().formatHex(((COSString) identifiers.getObject(0)).getBytes()),
                    HexFormat.of().formatHex(((COSString) identifiers.getObject(1)).getBytes()));
        }
    }

    @Test
    @DisplayName("Files stamped at the same time come out as those stamped one by one")
    void isThreadSafe() throws Exception {
        Path source = Pdfs.file(folder, StamperTest::allKinds);
        Map<String, byte[]> expected = new HashMap<>();
        List<Callable<byte[]>> tasks = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String text = "Kauf " + i % 8 + " Łukasz 山田";
            if (!expected.containsKey(text)) {
                expected.put(text, Files.readAllBytes(stamped(source, stamp(text))));
            }
            Path target = folder.resolve(i + ".pdf");
            texts.add(text);
            tasks.add(() -> {
                stamper.stamp(source, stamp(text), target);
                return Files.readAllBytes(target);
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<byte[]>> results = threads.invokeAll(tasks);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(expected.get(texts.get(i)));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName(
            "A file that must not be modified is treated by the setting, an owner's password alone is none to open")
    void treatsEncryptedFiles() throws Exception {
        Path open = Files.move(
                Pdfs.file(folder, pdf -> {
                    page(pdf, "");
                    Pdfs.protect(pdf, "", true);
                }),
                folder.resolve("open.pdf"));
        Path fixed = Files.move(
                Pdfs.file(folder, pdf -> {
                    page(pdf, "");
                    Pdfs.protect(pdf, "", false);
                }),
                folder.resolve("fixed.pdf"));
        Path locked = Files.move(
                Pdfs.file(folder, pdf -> {
                    page(pdf, "");
                    Pdfs.protect(pdf, "user", true);
                }),
                folder.resolve("locked.pdf"));
        Map<Path, Verdict> verdicts = Map.of(open, Verdict.ENCRYPTED, fixed, Verdict.PROTECTED, locked, Verdict.LOCKED);

        for (Map.Entry<Path, Verdict> file : verdicts.entrySet()) {
            PdfInspection inspection = stamper.inspect(file.getKey());
            assertThat(inspection.verdict()).isEqualTo(file.getValue());
            assertThat(inspection.pages()).isEqualTo(file.getKey().equals(locked) ? 0 : 1);
            for (EncryptedPdfs setting : EncryptedPdfs.values()) {
                becomesWhatWasForetold(file.getKey(), inspection, setting);
            }
        }
        Path target = stamped(open, stamp(TEXT, EncryptedPdfs.DECRYPT));
        try (PDDocument pdf = Loader.loadPDF(target.toFile())) {
            assertThat(pdf.isEncrypted()).isFalse();
        }
        assertThat(places(target, TEXT)).hasSize(1);
    }

    private void becomesWhatWasForetold(Path source, PdfInspection inspection, EncryptedPdfs setting)
            throws IOException {
        Path target = folder.resolve("foretold.pdf");
        if (inspection.isRefused(setting)) {
            NotStampedException refusal = catchThrowableOfType(
                    NotStampedException.class, () -> stamper.stamp(source, stamp(TEXT, setting), target));
            assertThat(refusal.verdict()).isEqualTo(inspection.verdict());
            assertThat(target).doesNotExist();
        } else {
            try {
                assertThat(stamper.stamp(source, stamp(TEXT, setting), target))
                        .isEqualTo(inspection.isStamped(setting) ? Outcome.STAMPED : Outcome.UNSTAMPED);
            } catch (NotStampedException e) {
                throw new AssertionError(e);
            }
            assertThat(Files.exists(target)).isEqualTo(inspection.isStamped(setting));
        }
    }

    @Test
    @DisplayName("A damaged file is repaired if it can be, else treated by the setting")
    void treatsDamagedFiles() throws Exception {
        byte[] whole = Files.readAllBytes(Pdfs.file(folder, pdf -> {
            for (int i = 0; i < 3; i++) {
                page(pdf, "q Q");
            }
        }));
        Path withoutEnd = Files.write(folder.resolve("cut.pdf"), java.util.Arrays.copyOf(whole, whole.length - 60));
        Path onlyBeginning = Files.write(folder.resolve("stub.pdf"), java.util.Arrays.copyOf(whole, 100));
        Path garbage = Files.writeString(folder.resolve("garbage.pdf"), "%PDF-1.4\n" + "x".repeat(5000));

        assertThat(stamper.inspect(withoutEnd)).isEqualTo(new PdfInspection(Verdict.PLAIN, 3, false));
        assertThat(places(stamped(withoutEnd, stamp("Kauf")), "Kauf")).hasSize(3);
        for (Path file : List.of(onlyBeginning, garbage)) {
            PdfInspection inspection = stamper.inspect(file);
            assertThat(inspection.verdict()).isEqualTo(Verdict.DAMAGED);
            for (EncryptedPdfs setting : EncryptedPdfs.values()) {
                becomesWhatWasForetold(file, inspection, setting);
            }
        }
    }

    @Test
    @DisplayName("A signed file is stamped, and known to be signed; Adobe's usage rights go")
    void stampsSignedFiles() throws Exception {
        Path source = Pdfs.file(folder, pdf -> {
            page(pdf, "");
            COSDictionary form = new COSDictionary();
            form.setInt(COSName.getPDFName("SigFlags"), 3);
            form.setItem(COSName.FIELDS, new COSArray());
            COSDictionary permissions = new COSDictionary();
            permissions.setItem(COSName.getPDFName("UR3"), new COSDictionary());
            pdf.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
            pdf.getDocumentCatalog().getCOSObject().setItem(COSName.PERMS, permissions);
        });

        assertThat(stamper.inspect(source)).isEqualTo(new PdfInspection(Verdict.PLAIN, 1, true));
        Path target = stamped(source, stamp("Kauf"));
        try (PDDocument pdf = Loader.loadPDF(target.toFile())) {
            COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
            assertThat(catalog.getCOSDictionary(COSName.PERMS).size()).isZero();
            assertThat(catalog.getCOSDictionary(COSName.ACRO_FORM).getInt(COSName.getPDFName("SigFlags")))
                    .isEqualTo(3);
        }
    }

    @Test
    void marksTheTextAsAnArtifact() throws Exception {
        Path target = stamped(Pdfs.file(folder, pdf -> page(pdf, "")), stamp("Kauf"));

        try (PDDocument pdf = Loader.loadPDF(target.toFile())) {
            assertThat(new String(pdf.getPage(0).getContents().readAllBytes(), StandardCharsets.US_ASCII))
                    .containsSubsequence("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC", "Do", "EMC");
        }
    }

    @Test
    @DisplayName("A disk that fails is no damaged file")
    void tellsFailuresOfTheDisk() throws Exception {
        Path source = Pdfs.file(folder, pdf -> page(pdf, ""));
        Path nowhere = folder.resolve("missing").resolve("target.pdf");

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> stamper.stamp(source, stamp("Kauf", EncryptedPdfs.DELIVER_UNSTAMPED), nowhere));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> stamper.inspect(folder.resolve("missing.pdf")))
                .isInstanceOfAny(NoSuchFileException.class, FileNotFoundException.class);
        if (Files.exists(Path.of("/dev/full"))) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> new Stamping(
                            source, stamp("Kauf"), "Kauf", false, () -> Files.newOutputStream(Path.of("/dev/full")))
                    .run());
        }
    }

    @Test
    void saysThatItWasInterrupted() throws Exception {
        Path source = Pdfs.file(folder, pdf -> page(pdf, ""));
        Path target = folder.resolve("target.pdf");
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(InterruptedIOException.class)
                    .isThrownBy(() -> stamper.stamp(source, stamp("Kauf", EncryptedPdfs.DELIVER_UNSTAMPED), target));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(target).doesNotExist();
    }

    @Test
    void warmsUp() {
        stamper.warmUp();
    }
}
