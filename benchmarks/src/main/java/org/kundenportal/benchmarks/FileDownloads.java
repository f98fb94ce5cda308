package org.kundenportal.benchmarks;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stamped PDFs from the portal, beside the same bytes from nginx with sendfile. Each download of the portal is one that was
 * counted before; that is not part of the time.
 */
final class FileDownloads implements AutoCloseable {

    private static final List<Integer> MEGABYTES = List.of(10, 100);
    private static final int MEGABYTE = 1_000_000;
    private static final long BYTES_A_RUN = 4_000L * MEGABYTE;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern URL = Pattern.compile("\"url\":\"([^\"]+)\"");

    private final Karaf portal;
    private final Scenario scenario;
    private final Path folder;
    private final FakeBucket bucket = new FakeBucket();

    /** @param folder for nginx, and the files that it serves */
    FileDownloads(Karaf portal, Scenario scenario, Path folder) throws IOException {
        this.portal = portal;
        this.scenario = scenario;
        this.folder = Files.createDirectories(folder);
    }

    /** A row a size and number of connections, with the columns {@link #columns}. */
    List<List<String>> measure() throws Exception {
        prepare();
        List<List<String>> rows = new ArrayList<>();
        Path content = Files.createDirectories(folder.resolve("content"));
        Optional<Nginx> nginx = Nginx.start(folder.resolve("nginx"), content);
        try {
            for (int megabytes : MEGABYTES) {
                Files.write(content.resolve(megabytes + ".pdf"), first(megabytes));
                for (int connections : List.of(1, 4)) {
                    rows.add(row(megabytes, connections, nginx));
                }
            }
        } finally {
            nginx.ifPresent(Nginx::close);
        }
        return rows;
    }

    /** Of the rows of {@link #measure}. */
    static List<String> columns() {
        return List.of(
                "file",
                "connections",
                "portal/s",
                "nginx/s",
                "portal / nginx",
                "portal CPU ms",
                "nginx CPU ms",
                "peak heap MiB");
    }

    private void prepare() throws IOException {
        Administration administration = scenario.administration();
        administration.put(
                "settings/files",
                """
                {"downloadAllowed":true,"downloadsPerFile":null,"downloadDays":null,"waiverRequired":false,
                "waiverText":"-","watermark":{"text":"Kauf {OrderNumber}","fontSizePt":11,"leftMm":10,"bottomMm":10},
                "encryptedPdfs":"DENY"}""");
        String connection = found(ID, administration.post("storage-connections", bucket.connection()));
        for (int megabytes : MEGABYTES) {
            bucket.put(megabytes + ".pdf", pdf(megabytes * MEGABYTE));
            administration.put("articles/" + megabytes, "{\"name\":\"File\"}");
            administration.put(
                    "articles/" + megabytes + "/files/pdf",
                    "{\"connection\":\"" + connection + "\",\"path\":\"" + megabytes + ".pdf\"}");
            administration.put("orders/" + megabytes, order(megabytes));
        }
    }

    private static String order(int article) {
        return """
                {"customerNumber":"%s","buyer":null,"platform":null,"status":"PAID","orderedAt":"2026-11-20T10:00:00Z",
                "paidAt":null,"waivedInShop":false,"currency":"EUR","items":[{"articleNumber":"%d","description":"File",
                "quantity":"1","unitPrice":"1.00","vatPercent":"19"}]}"""
                .formatted(Scenario.CUSTOMER, article);
    }

    /** One page, and noise that nothing refers to. */
    private static byte[] pdf(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream(size + 1_000);
        List<Integer> places = new ArrayList<>();
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>>>"
        };
        write(pdf, "%PDF-1.7\n");
        for (int i = 0; i < objects.length; i++) {
            places.add(pdf.size());
            write(pdf, (i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n");
        }
        places.add(pdf.size());
        write(pdf, "4 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Length " + size + ">>\nstream\n");
        pdf.writeBytes(noise);
        write(pdf, "\nendstream\nendobj\n");
        int start = pdf.size();
        write(pdf, "xref\n0 5\n0000000000 65535 f \n");
        places.forEach(place -> write(pdf, String.format(Locale.ROOT, "%010d 00000 n %n", place)));
        write(pdf, "trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n");
        return pdf.toByteArray();
    }

    private static void write(ByteArrayOutputStream pdf, String text) {
        pdf.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] first(int megabytes) throws IOException {
        try (HttpConnection connection = new HttpConnection(portal.port())) {
            if (connection.exchange(get(started(connection, megabytes))) != 200) {
                throw new IOException(new String(connection.body(), StandardCharsets.UTF_8));
            }
            return connection.body();
        }
    }

    private String started(HttpConnection connection, int megabytes) throws IOException {
        byte[] request = HttpConnection.request(
                "POST",
                "/portal/api/v1/orders/" + megabytes + "/files/pdf/downloads",
                Map.of("Cookie", scenario.cookie(), "Sec-Fetch-Site", "same-origin"),
                new byte[0]);
        if (connection.exchange(request) != 201) {
            throw new IOException(new String(connection.body(), StandardCharsets.UTF_8));
        }
        return found(URL, new String(connection.body(), StandardCharsets.UTF_8));
    }

    private static byte[] get(String path) {
        return HttpConnection.request("GET", path, Map.of(), new byte[0]);
    }

    private static String found(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException(text);
        }
        return matcher.group(1);
    }

    private List<String> row(int megabytes, int connections, Optional<Nginx> nginx) throws Exception {
        int count = (int) Math.max(connections, BYTES_A_RUN / MEGABYTE / megabytes);
        List<byte[]> ours = new ArrayList<>();
        try (HttpConnection connection = new HttpConnection(portal.port())) {
            for (int i = 0; i < count; i += 2) {
                byte[] request = get(started(connection, megabytes));
                ours.addAll(List.of(request, request));
            }
        }
        Figures portalFigures;
        long heap;
        try (PeakHeap peak = new PeakHeap(portal.pid())) {
            portalFigures = run(portal.port(), portal.pid(), connections, ours.subList(0, count));
            heap = peak.mebibytes();
        }
        List<String> row = new ArrayList<>(
                List.of(megabytes + " MB", Integer.toString(connections), Report.whole(portalFigures.perSecond())));
        if (nginx.isPresent()) {
            byte[] request = get("/" + megabytes + ".pdf");
            Figures other = run(
                    nginx.get().port(), nginx.get().pid(), connections, java.util.Collections.nCopies(count, request));
            row.addAll(List.of(
                    Report.whole(other.perSecond()),
                    Report.decimal(portalFigures.perSecond() / other.perSecond()),
                    Report.decimal(portalFigures.cpuMillis()),
                    Report.decimal(other.cpuMillis())));
        } else {
            row.addAll(List.of("not installed", "", Report.decimal(portalFigures.cpuMillis()), ""));
        }
        row.add(Long.toString(heap));
        return row;
    }

    /** @param cpuMillis of the server, a file */
    private record Figures(double perSecond, double cpuMillis) {}

    private static Figures run(int port, long pid, int connections, List<byte[]> requests) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        long cpu = ProcessFigures.cpuMicros(pid);
        long start = System.nanoTime();
        try {
            List<Future<Void>> loops = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                loops.add(threads.submit(() -> {
                    try (HttpConnection connection = new HttpConnection(port)) {
                        for (int n = next.getAndIncrement(); n < requests.size(); n = next.getAndIncrement()) {
                            connection.skim(requests.get(n));
                        }
                    }
                    return null;
                }));
            }
            for (Future<Void> loop : loops) {
                loop.get();
            }
        } finally {
            threads.shutdown();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double millis = (ProcessFigures.cpuMicros(pid) - cpu) / 1e3;
        return new Figures(requests.size() / seconds, millis / requests.size());
    }

    @Override
    public void close() {
        bucket.close();
    }

    /** What of its heap a JVM uses at most, as {@code jstat} sees it four times a second. */
    private static final class PeakHeap implements AutoCloseable {

        private static final List<String> USED = List.of("S0U", "S1U", "EU", "OU");

        private final Process jstat;
        private final Future<Double> peak;
        private final ExecutorService thread = Executors.newSingleThreadExecutor();

        PeakHeap(long pid) throws IOException {
            jstat = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jstat")
                                    .toString(),
                            "-gc",
                            Long.toString(pid),
                            "250")
                    .start();
            peak = thread.submit(this::read);
        }

        private double read() throws IOException {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(jstat.getInputStream(), StandardCharsets.US_ASCII))) {
                Iterator<String> all = lines.lines().iterator();
                List<String> names = Arrays.asList(all.next().strip().split("\\s+", -1));
                double most = 0;
                while (all.hasNext()) {
                    List<String> values = Arrays.asList(all.next().strip().split("\\s+", -1));
                    most = Math.max(
                            most,
                            USED.stream()
                                    .mapToDouble(name -> Double.parseDouble(
                                            values.get(names.indexOf(name)).replace(',', '.')))
                                    .sum());
                }
                return most;
            }
        }

        long mebibytes() throws Exception {
            jstat.destroy();
            return Math.round(peak.get() / 1024);
        }

        @Override
        public void close() {
            jstat.destroy();
            thread.shutdown();
        }
    }
}
