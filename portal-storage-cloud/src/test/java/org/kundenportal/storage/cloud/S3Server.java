package org.kundenportal.storage.cloud;

import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.kundenportal.spi.settings.ProviderSettings;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/** S3Proxy on loopback, which checks signatures, over files in a folder. */
public final class S3Server implements AutoCloseable {

    public static final String BUCKET = "shop-files";
    public static final String ACCESS_KEY = "AKIDEXAMPLE";
    public static final String SECRET_KEY = "a-Secret/Key+that=is.kept";

    private static final String[] KEYS = {
        S3Bucket.ENDPOINT,
        S3Bucket.REGION,
        S3Bucket.BUCKET,
        S3Bucket.ACCESS_KEY,
        S3Bucket.SECRET_KEY,
        S3Bucket.PATH_STYLE
    };

    private final BlobStore files;
    private final S3Proxy proxy;

    private S3Server(BlobStore files, S3Proxy proxy) {
        this.files = files;
        this.proxy = proxy;
    }

    /** Starts one over the files in a folder, with an empty bucket. */
    public static S3Server start(Path folder) throws Exception {
        return start(folder, 900);
    }

    /**
     * Starts one.
     *
     * @param skew by how many seconds a caller's clock may differ; none is near enough for less than zero
     */
    public static S3Server start(Path folder, int skew) throws Exception {
        BlobStore files = new FilesystemNio2BlobStore(folder.toString());
        files.createContainer(BUCKET);
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(files)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .maximumTimeSkew(skew)
                .build();
        proxy.start();
        return new S3Server(files, proxy);
    }

    /** Of the loopback address. */
    public int port() {
        return proxy.getPort();
    }

    ProviderSettings settings() {
        return settings(port());
    }

    /** Through another port, behind which this server is. */
    static ProviderSettings settings(int port) {
        return Settings.of(
                S3Bucket.ENDPOINT,
                "http://127.0.0.1:" + port,
                S3Bucket.REGION,
                "eu-central-1",
                S3Bucket.BUCKET,
                BUCKET,
                S3Bucket.ACCESS_KEY,
                ACCESS_KEY,
                S3Bucket.SECRET_KEY,
                SECRET_KEY,
                S3Bucket.PATH_STYLE,
                "true");
    }

    ProviderSettings settingsWith(String key, String text) {
        return Settings.with(settings(), key, text, KEYS);
    }

    /** With all its files. */
    public void removeBucket() {
        files.clearContainer(ListObjectsV2Request.builder().bucket(BUCKET).build());
        files.deleteContainer(BUCKET);
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
