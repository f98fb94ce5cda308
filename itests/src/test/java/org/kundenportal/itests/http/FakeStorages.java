package org.kundenportal.itests.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.kundenportal.storage.cloud.DavServer;
import org.kundenportal.storage.cloud.S3Server;

import static org.kundenportal.itests.http.PortalClient.ADMIN;

/** A bucket and a WebDAV folder on this machine, and the portal's connections to them, which end with them. */
public final class FakeStorages implements AutoCloseable {

    private final PortalClient admin;
    private final Path folder;
    private final S3Server bucket;
    private final DavServer dav;

    /** @param admin who makes the connections */
    public FakeStorages(PortalClient admin) {
        this.admin = admin;
        try {
            folder = Files.createTempDirectory(Path.of(System.getProperty("work")), "storages-");
            bucket = S3Server.start(Files.createDirectories(folder.resolve("s3")));
            dav = DavServer.start(Files.createDirectories(folder.resolve("dav")));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server of the bucket. */
    public S3Server bucket() {
        return bucket;
    }

    /** The server of the folder. */
    public DavServer dav() {
        return dav;
    }

    /** Puts files into the bucket, each with its path as content. */
    public void fillBucket(String... paths) {
        fill(folder.resolve("s3").resolve(S3Server.BUCKET), paths);
    }

    /** Puts a file into the bucket. */
    public void fillBucket(String path, byte[] content) {
        fill(folder.resolve("s3").resolve(S3Server.BUCKET), path, content);
    }

    /** Puts a file into the folder. */
    public void fillDav(String path, byte[] content) {
        fill(dav.folder(), path, content);
    }

    /** Puts files into the folder, each with its path as content. */
    public void fillDav(String... paths) {
        fill(dav.folder(), paths);
    }

    private static void fill(Path place, String... paths) {
        for (String path : paths) {
            fill(place, path, path.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void fill(Path place, String path, byte[] content) {
        try {
            Path file = place.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What an administrator says to connect the bucket.
     *
     * @param endpoint its server's address
     */
    public static String bucketConnection(String name, String endpoint, String secret) {
        return body(
                "s3",
                name,
                "{\"endpoint\":\"" + endpoint + "\",\"region\":\"eu-central-1\",\"bucket\":\"" + S3Server.BUCKET
                        + "\",\"accessKey\":\"" + S3Server.ACCESS_KEY + "\",\"secretKey\":\"" + secret
                        + "\",\"pathStyle\":true}");
    }

    /** What an administrator says to connect the bucket. */
    public String bucketConnection(String name) {
        return bucketConnection(name, "http://127.0.0.1:" + bucket.port(), S3Server.SECRET_KEY);
    }

    /** What an administrator says to connect the folder. */
    public String davConnection(String name, String password) {
        return body(
                "webdav",
                name,
                "{\"url\":\"http://127.0.0.1:" + dav.port() + DavServer.ROOT + "\",\"user\":\"" + DavServer.USER
                        + "\",\"password\":\"" + password + "\"}");
    }

    private static String body(String type, String name, String settings) {
        return "{\"type\":\"" + type + "\",\"displayName\":\"" + name + "\",\"active\":true,\"settings\":" + settings
                + "}";
    }

    /** Makes a connection; the answer is its id. */
    public String connect(String connection) {
        return admin.post(ADMIN + "/storage-connections", connection)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** Ends all connections: other tests are to find none. */
    @Override
    public void close() {
        admin.items(ADMIN + "/storage-connections")
                .forEach(connection -> admin.delete(
                        ADMIN + "/storage-connections/" + connection.path("id").asText()));
        bucket.close();
        try {
            dav.close();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
