package org.kundenportal.web.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** A body of {@code multipart/form-data} (RFC 7578) in memory. */
final class FormData {

    private static final int MAX_PARTS = 10;
    private static final String END_OF_LINE = "\r\n";
    private static final String END_OF_HEADERS = "\r\n\r\n";
    private static final Pattern DISPOSITION =
            Pattern.compile("(?im)^content-disposition\\s*:\\s*(form-data\\s*;.*?)\\s*$");
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s\"]+))");

    private FormData() {}

    /** The file in the first part with this name; empty if there is none among the first few parts. */
    static Optional<UploadedFile> file(byte[] body, String boundary, String name) {
        String text = END_OF_LINE + new String(body, ISO_8859_1);
        String delimiter = END_OF_LINE + "--" + boundary;
        int start = boundary.isEmpty() ? -1 : text.indexOf(delimiter);
        for (int part = 0; part < MAX_PARTS && start >= 0; part++) {
            int end = text.indexOf(delimiter, start + delimiter.length());
            Optional<UploadedFile> file =
                    end < 0 ? Optional.empty() : file(text.substring(start + delimiter.length(), end), name);
            if (file.isPresent()) {
                return file;
            }
            start = end;
        }
        return Optional.empty();
    }

    /** One part, as the characters that its bytes are. */
    private static Optional<UploadedFile> file(String part, String name) {
        int endOfHeaders = part.indexOf(END_OF_HEADERS);
        if (endOfHeaders < 0) {
            return Optional.empty();
        }
        String headers = new String(part.substring(0, endOfHeaders).getBytes(ISO_8859_1), UTF_8);
        Matcher disposition = DISPOSITION.matcher(headers);
        if (!disposition.find() || !name.equals(partName(disposition.group(1)))) {
            return Optional.empty();
        }
        String fileName = ContentDisposition.fileName(disposition.group(1));
        byte[] content = part.substring(endOfHeaders + END_OF_HEADERS.length()).getBytes(ISO_8859_1);
        return Optional.of(new UploadedFile(fileName == null ? name : fileName, content));
    }

    private static String partName(String disposition) {
        Matcher name = NAME.matcher(disposition);
        if (!name.find()) {
            return null;
        }
        return name.group(1) == null ? name.group(2) : name.group(1);
    }
}
