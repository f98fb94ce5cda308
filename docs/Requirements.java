import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes {@code docs/requirements.md}: every row of {@code docs/requirements.tsv} with the tests that name it, in a display
 * name or in a comment. {@code BM-12 to BM-15} names four rows. A name counts for the test method that follows it, or for
 * the whole class where it stands on the class.
 *
 * <p>{@code java docs/Requirements.java} writes the page, {@code java docs/Requirements.java --check} fails where the page
 * is not what would be written.
 */
public final class Requirements {

    private static final Pattern ROW =
            Pattern.compile("\\b(BM|BB|BW|MF|DC)-(\\d\\d)\\b(?:\\s*(?:to|-|–)\\s*(?:\\1-)?(\\d\\d)\\b)?");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
    private static final Pattern TYPE = Pattern.compile("^(?:\\w+ )*(?:class|interface|record) (\\w+)");

    private static final String HEAD =
            """
            # Requirements and their tests

            Written by `java docs/Requirements.java` from [requirements.tsv](requirements.tsv) and the names of the tests;
            `./test.sh` fails when it is not current. MERCHANT is the company that runs the portal, CUSTOMER its customer,
            SYSTEM the portal. **S**: stated by one of the products that the portal unites; **D**: follows from that.
            What the sources leave open is decided in [rulings.md](rulings.md).

            A row is *open* while no test names it. A row with tests can still be open in part, for example where a test
            proves the rule and no page shows it yet: the names of the tests say what they prove.
            """;

    private Requirements() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length > 1 ? arguments[1] : ".");
        Path page = root.resolve("docs/requirements.md");
        String text = page(Files.readAllLines(root.resolve("docs/requirements.tsv")), tests(root));
        boolean check = arguments.length > 0 && arguments[0].equals("--check");
        if (!check) {
            Files.writeString(page, text);
        } else if (Files.notExists(page) || !Files.readString(page).equals(text)) {
            System.err.println("docs/requirements.md is not current: java docs/Requirements.java");
            System.exit(1);
        }
    }

    private static String page(List<String> lines, Map<String, TreeSet<String>> tests) {
        StringBuilder page = new StringBuilder();
        long rows = 0;
        long named = 0;
        for (String line : lines) {
            if (line.startsWith("# ")) {
                page.append("\n#").append(line).append("\n\n| row | | requirement | tests |\n|---|---|---|---|\n");
                continue;
            }
            String[] row = line.split("\t");
            TreeSet<String> by = tests.getOrDefault(row[0], new TreeSet<>());
            rows++;
            named += by.isEmpty() ? 0 : 1;
            page.append("| %s | %s | %s | %s |%n"
                    .formatted(row[0], row[1], row[2], by.isEmpty() ? "*open*" : String.join("<br>", by))
                    .replace("\r\n", "\n"));
        }
        return HEAD + "\n%d of %d rows have a test.\n".formatted(named, rows) + page;
    }

    /** By row, the tests that name it. */
    private static Map<String, TreeSet<String>> tests(Path root) throws IOException {
        Map<String, TreeSet<String>> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> isTest(root.relativize(file).toString().replace('\\', '/')))
                    .sorted()
                    .forEach(file -> read(file, tests));
        }
        return tests;
    }

    private static boolean isTest(String path) {
        return path.matches("[^.].*/src/test/java/.*\\.java") && !path.contains("/target/");
    }

    private static void read(Path file, Map<String, TreeSet<String>> tests) {
        try {
            List<String> waiting = new ArrayList<>();
            String type = file.getFileName().toString().replace(".java", "");
            for (String line : Files.readAllLines(file)) {
                rows(line, waiting);
                Matcher method = METHOD.matcher(line);
                boolean isType = TYPE.matcher(line).find();
                if (isType || method.find()) {
                    String test = isType ? "`" + type + "`" : "`" + type + "." + method.group(1) + "`";
                    waiting.forEach(row -> tests.computeIfAbsent(row, r -> new TreeSet<>()).add(test));
                    waiting.clear();
                }
            }
            // named within the last test, behind its head
            waiting.forEach(row -> tests.computeIfAbsent(row, r -> new TreeSet<>()).add("`" + type + "`"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rows(String line, List<String> rows) {
        Matcher row = ROW.matcher(line);
        while (row.find()) {
            int first = Integer.parseInt(row.group(2));
            int last = row.group(3) == null ? first : Math.max(first, Integer.parseInt(row.group(3)));
            for (int number = first; number <= last; number++) {
                rows.add("%s-%02d".formatted(row.group(1), number));
            }
        }
    }
}
