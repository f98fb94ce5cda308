package org.kundenportal.impl.rendering;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.transform.Templates;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.Money;
import org.kundenportal.impl.rendering.PrintedDocument.Company;
import org.kundenportal.impl.rendering.PrintedDocument.Line;
import org.kundenportal.impl.rendering.PrintedDocument.Recipient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.rendering.Samples.line;

/**
 * What validators of others say about our files: veraPDF about PDF/A-3b, the Factur-X schema and the Schematron rules of
 * CEN and of Factur-X about the e-invoices. The build puts them into {@code target/validators}.
 */
class ValidatorsTest {

    private static final Path VALIDATORS = Path.of("target", "validators").toAbsolutePath();
    /** A warning about the empty delivery group, which the schema demands and of which the document says nothing. */
    private static final String EMPTY_ELEMENT = "PEPPOL-EN16931-R008";

    private static final DocumentRenderer RENDERER = new DocumentRenderer();
    private static final Pattern BROKEN_RULE =
            Pattern.compile("<svrl:failed-assert(?<attributes>[^>]*)>\\s*<svrl:text>(?<text>[^<]*)", Pattern.DOTALL);

    private static Map<String, PrintedDocument> documents() {
        Map<String, PrintedDocument> documents = new LinkedHashMap<>();
        for (Locale language : List.of(Locale.GERMAN, Locale.ENGLISH)) {
            Samples.ofEachType(language).forEach(document -> documents.put(document.type() + "-" + language, document));
        }
        documents.put("hundred", Samples.invoiceOf(100));
        documents.put("canceled", Samples.invoice(Locale.GERMAN).canceled(true).build());
        documents.put(
                "link",
                Samples.invoice(Locale.GERMAN)
                        .note("Online: https://portal.example/portal/d/" + "a-b_".repeat(40) + " (https://a.example).")
                        .build());
        for (String format : List.of("png", "jpeg")) {
            documents.put(
                    format,
                    Samples.invoice(Locale.GERMAN)
                            .logo(Logo.of(Samples.logo(format)))
                            .accentColour("#f6c500")
                            .build());
        }
        documents.put(
                "empty",
                PrintedDocument.builder(PrintedDocument.Type.INVOICE, "1", Locale.ROOT, Samples.EUR)
                        .build());
        for (String text : Samples.hostileTexts()) {
            documents.put("hostile-" + documents.size(), Samples.saying(text, PrintedDocument.Type.INVOICE));
        }
        invoices().forEach(invoice -> documents.put("invoice-" + documents.size(), invoice));
        return documents;
    }

    /** E-invoices of all the shapes that the rules tell apart. */
    private static List<PrintedDocument> invoices() {
        List<PrintedDocument> invoices = new ArrayList<>();
        Samples.ofEachType(Locale.GERMAN).forEach(invoices::add);
        Samples.ofEachType(Locale.ENGLISH).forEach(invoices::add);
        invoices.removeIf(document -> CiiWriter.write(document).isEmpty());
        invoices.add(Samples.invoiceOf(100));
        invoices.add(Samples.invoice(Locale.GERMAN).dueDate(null).build());
        invoices.add(Samples.invoice(Locale.GERMAN)
                .paid(Money.of("599.12", "EUR"))
                .precedingInvoice("RE-1")
                .build());
        invoices.add(Samples.invoice(Locale.GERMAN)
                .total(null)
                .lines(List.of(
                        line("Modul", "3", "kW", "1000.3333", "0"),
                        line("Rabatt", "1", null, "-12.345", "19"),
                        line("Umtausch", "-2", "Stk.", "7.005", "19"),
                        line("Gratis", "0", "Stk", "0", "7")))
                .build());
        invoices.add(Samples.of(PrintedDocument.Type.CREDIT_NOTE, "GS-1", Locale.ENGLISH)
                .lines(List.of(line("Pumpe", "-1", "Stk", "99.99", "19"), line("Rabatt", "1", null, "10.01", "7")))
                .build());
        invoices.add(Samples.invoice(Locale.GERMAN)
                .issuer(new Company("Eva Mai", null, null, null, "AT", null, null, "12 345/6789", null))
                .recipient(new Recipient(null, "Łukasz 山田 \ud83d\ude80", null, null, null, "PL", "PL1234567890"))
                .build());
        for (String text : Samples.hostileTexts()) {
            invoices.add(Samples.of(PrintedDocument.Type.INVOICE, text, Locale.GERMAN)
                    .recipient(new Recipient(text, text, text, text, text, "DE", text))
                    .lines(List.of(line(text, "1", text, "10", "19")))
                    .note(text)
                    .orderNumber(text)
                    .build());
        }
        Random random = new Random(16931);
        for (int i = 0; i < 25; i++) {
            invoices.add(Samples.invoice(Locale.GERMAN)
                    .total(null)
                    .lines(Stream.generate(() -> randomLine(random))
                            .limit(1 + random.nextInt(12))
                            .toList())
                    .build());
        }
        return invoices;
    }

    private static Line randomLine(Random random) {
        String[] rates = {"0", "5", "7", "7.7", "8.1", "19", "19.00", "25.5"};
        return new Line(
                "Artikel",
                BigDecimal.valueOf(random.nextInt(200_000) - 40_000L, random.nextInt(4)),
                "Stk",
                BigDecimal.valueOf(random.nextInt(2_000_000), random.nextInt(5)),
                new BigDecimal(rates[random.nextInt(rates.length)]));
    }

    @Test
    @DisplayName("veraPDF takes every document and every evidence for PDF/A-3b")
    void documentsAreArchivable(@TempDir Path folder) throws Exception {
        Map<String, PrintedDocument> documents = documents();
        for (Map.Entry<String, PrintedDocument> document : documents.entrySet()) {
            Files.write(folder.resolve(document.getKey() + ".pdf"), Samples.rendered(RENDERER, document.getValue()));
        }
        List<String> texts = Samples.hostileTexts();
        for (int i = 0; i < texts.size(); i++) {
            PrintedEvidence evidence = Samples.evidence("ACCEPTED", texts.get(i), Locale.GERMAN);
            Files.write(folder.resolve("evidence-" + i + ".pdf"), Samples.rendered(RENDERER, evidence));
        }
        Path report = folder.resolve("report.txt");
        Process veraPdf = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        VALIDATORS.resolve("greenfield-apps.jar").toString(),
                        "org.verapdf.apps.GreenfieldCliWrapper",
                        "--format",
                        "text",
                        "-v",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start();
        try {
            assertThat(veraPdf.waitFor(5, TimeUnit.MINUTES)).as("veraPDF ends").isTrue();
        } finally {
            veraPdf.destroyForcibly();
        }

        List<String> lines = Files.readAllLines(report);
        assertThat(lines).allMatch(line -> line.startsWith("PASS ") && line.endsWith(" 3b"));
        assertThat(lines).hasSize(documents.size() + texts.size());
    }

    @Test
    @DisplayName("Every e-invoice keeps the Factur-X schema and the rules of EN 16931")
    void invoicesAreValid() throws Exception {
        Schema schema = SchemaFactory.newDefaultInstance()
                .newSchema(inValidator("schema/ZF_250/EN16931/FACTUR-X_EN16931.xsd")
                        .toURL());
        Rules cen = Rules.load("xslt/en16931schematron/EN16931-CII-validation.xslt");
        Rules facturX = Rules.load("xslt/ZF_250/FACTUR-X_EN16931.xslt");
        int written = 0;
        for (PrintedDocument invoice : invoices()) {
            byte[] xml = CiiWriter.write(invoice).orElse(null);
            if (xml != null) {
                written++;
                schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
                assertThat(cen.brokenBy(xml)).as("%s", invoice).isEmpty();
                assertThat(facturX.brokenBy(xml)).as("%s", invoice).isEmpty();
            }
        }
        assertThat(written).isGreaterThan(45);
        String wrong = new String(
                        CiiWriter.write(Samples.invoice(Locale.GERMAN).build()).orElseThrow(), UTF_8)
                .replace("599.12", "599.13");
        assertThat(cen.brokenBy(wrong.getBytes(UTF_8))).anyMatch(rule -> rule.contains("BR-CO-15"));
    }

    private static URI inValidator(String path) {
        return URI.create("jar:" + VALIDATORS.resolve("validator.jar").toUri() + "!/" + path);
    }

    /** A compiled Schematron; its folder holds the code lists that it reads. */
    private record Rules(Templates templates, String folder) {

        static Rules load(String path) throws Exception {
            URL[] saxon = {
                VALIDATORS.resolve("Saxon-HE.jar").toUri().toURL(),
                VALIDATORS.resolve("xmlresolver.jar").toUri().toURL()
            };
            ClassLoader loader = new URLClassLoader(saxon, ClassLoader.getPlatformClassLoader());
            Templates templates = TransformerFactory.newInstance("net.sf.saxon.TransformerFactoryImpl", loader)
                    .newTemplates(new StreamSource(inValidator(path).toString()));
            return new Rules(templates, path.substring(0, path.lastIndexOf('/') + 1));
        }

        List<String> brokenBy(byte[] xml) throws TransformerException {
            StringWriter report = new StringWriter();
            Transformer transformer = templates.newTransformer();
            transformer.setURIResolver(
                    (name, base) -> new StreamSource(inValidator(folder + name).toString()));
            transformer.transform(new StreamSource(new ByteArrayInputStream(xml)), new StreamResult(report));
            assertThat(report.toString()).contains("svrl:fired-rule");
            return BROKEN_RULE
                    .matcher(report.toString())
                    .results()
                    .map(result -> result.group(1) + result.group(2))
                    .filter(rule -> !rule.contains(EMPTY_ELEMENT))
                    .toList();
        }
    }
}
