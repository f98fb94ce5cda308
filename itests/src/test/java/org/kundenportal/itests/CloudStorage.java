package org.kundenportal.itests;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.ProviderSettings.Value;
import org.kundenportal.spi.storage.FileBrowser;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.StorageProvider;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/** Uses the storage types that are installed, within their Karaf: class loaders and parsers are others there. */
final class CloudStorage {

    private static final String NAME = "ä b+c%.pdf";

    private final BundleContext context;

    CloudStorage(BundleContext context) {
        this.context = context;
    }

    /** The types, in the order of their names. */
    List<String> types() {
        return providers()
                .map(provider -> provider.descriptor(Locale.ENGLISH).type())
                .sorted()
                .toList();
    }

    /** What a bucket with one file shows; its name comes encoded, and is decoded by a part of the SDK that it has to find. */
    List<String> bucket() throws Exception {
        try (CannedServer server = new CannedServer(
                "200 OK",
                """
                        <ListBucketResult><IsTruncated>false</IsTruncated><EncodingType>url</EncodingType>
                        <Contents><Key>%C3%A4+b%2Bc%25.pdf</Key><Size>7</Size></Contents></ListBucketResult>
                        """)) {
            return names(
                    "s3",
                    new Value("endpoint", server.address()),
                    new Value("bucket", "shop"),
                    new Value("accessKey", "key"),
                    new Value("secretKey", "secret"));
        }
    }

    /** Is a folder with one file, whatever it is asked. */
    static CannedServer folderServer() throws IOException {
        return new CannedServer(
                "207 Multi-Status",
                """
                        <d:multistatus xmlns:d="DAV:"><d:response><d:href>/shop/%C3%A4%20b+c%25.pdf</d:href><d:propstat>
                        <d:prop><d:getcontentlength>7</d:getcontentlength></d:prop>
                        <d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>
                        """);
    }

    /** What a folder with one file shows. */
    List<String> folder() throws Exception {
        try (CannedServer server = folderServer()) {
            return names(
                    "webdav",
                    new Value("url", server.address() + "/shop"),
                    new Value("user", "anna"),
                    new Value("password", "secret"));
        }
    }

    /** The name of the file that both show. */
    static List<String> expected() {
        return List.of(NAME);
    }

    private List<String> names(String type, Value... settings) throws Exception {
        StorageProvider provider = providers()
                .filter(each -> each.descriptor(Locale.ENGLISH).type().equals(type))
                .findFirst()
                .orElseThrow();
        try (FileStorage storage = provider.open(new ProviderSettings(List.of(settings)))) {
            return ((FileBrowser) storage)
                    .list("", null, 10).entries().stream()
                            .map(entry -> entry.path().text())
                            .toList();
        }
    }

    private Stream<StorageProvider> providers() {
        try {
            return context.getServiceReferences(StorageProvider.class, null).stream()
                    .map(context::getService);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
