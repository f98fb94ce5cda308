package org.kundenportal.storage.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.StorageProvider;
import org.kundenportal.spi.storage.StorageProviderContractTest;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("DC-02 S3 is a type of storage")
class S3ProviderTest extends StorageProviderContractTest {

    @TempDir
    private static Path folder;

    private static S3Server server;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    protected StorageProvider provider() {
        return new S3Provider();
    }

    @Override
    protected ProviderSettings settings() {
        return server.settings();
    }

    @Override
    protected ProviderSettings wrongCredentials() {
        return server.settingsWith(S3Bucket.SECRET_KEY, "not-the-Secret/Key+that=is.kept");
    }

    @Override
    protected ProviderSettings nowhere() {
        return server.settingsWith(S3Bucket.BUCKET, "another-bucket");
    }

    @Override
    protected ProviderSettings unreachable() {
        return S3Server.settings(ClosedPort.find());
    }

    @Override
    protected List<BadSettings> badSettings() {
        return List.of(
                bad(S3Bucket.ENDPOINT, "no address", InvalidSettingException.FORMAT),
                bad(S3Bucket.ENDPOINT, "s3.example.com", InvalidSettingException.FORMAT),
                bad(S3Bucket.ENDPOINT, "https://s3.example.com/?a=b", InvalidSettingException.FORMAT),
                bad(S3Bucket.ENDPOINT, "http://s3.example.com", InvalidSettingException.ADDRESS),
                bad(S3Bucket.ENDPOINT, "http://127.0.0.1.example.com", InvalidSettingException.ADDRESS),
                bad(S3Bucket.ENDPOINT, "ftp://127.0.0.1", InvalidSettingException.ADDRESS),
                bad(S3Bucket.ENDPOINT, "https://user:secret@s3.example.com", InvalidSettingException.ADDRESS),
                bad(S3Bucket.ENDPOINT, "", S3Bucket.REGION, "", InvalidSettingException.REQUIRED),
                bad(S3Bucket.REGION, "eu central", InvalidSettingException.FORMAT),
                bad(S3Bucket.BUCKET, "a/b", InvalidSettingException.FORMAT),
                bad(S3Bucket.BUCKET, "..", InvalidSettingException.FORMAT),
                bad(
                        S3Bucket.BUCKET,
                        "arn:aws:s3:eu-west-1:123456789012:accesspoint/other",
                        InvalidSettingException.FORMAT),
                bad(S3Bucket.ACCESS_KEY, "a b", InvalidSettingException.FORMAT),
                bad(S3Bucket.SECRET_KEY, "a\nb", InvalidSettingException.FORMAT));
    }

    private static BadSettings bad(String key, String text, String code) {
        return new BadSettings(server.settingsWith(key, text), key, code);
    }

    /** Two that do not go together; the second is at fault. */
    private static BadSettings bad(String key, String text, String other, String otherText, String code) {
        return new BadSettings(
                Settings.of(
                        key,
                        text,
                        other,
                        otherText,
                        S3Bucket.BUCKET,
                        S3Server.BUCKET,
                        S3Bucket.ACCESS_KEY,
                        S3Server.ACCESS_KEY,
                        S3Bucket.SECRET_KEY,
                        S3Server.SECRET_KEY),
                other,
                code);
    }

    @Test
    void needsNeitherRegionNorPathStyleAtOtherServices() throws Exception {
        ProviderSettings few = Settings.of(
                S3Bucket.ENDPOINT,
                " http://localhost:" + server.port() + "/ ",
                S3Bucket.BUCKET,
                S3Server.BUCKET,
                S3Bucket.ACCESS_KEY,
                S3Server.ACCESS_KEY,
                S3Bucket.SECRET_KEY,
                S3Server.SECRET_KEY + "\n");

        try (FileStorage storage = provider().open(few)) {
            storage.check();
        }
        assertThat(S3Bucket.of(few))
                .isEqualTo(new S3Bucket(
                        URI.create("http://localhost:" + server.port() + "/"),
                        "us-east-1",
                        S3Server.BUCKET,
                        S3Server.ACCESS_KEY,
                        S3Server.SECRET_KEY,
                        true));
    }

    @Test
    void takesAmazonWithoutAnAddress() throws Exception {
        S3Bucket bucket = S3Bucket.of(Settings.of(
                S3Bucket.REGION, "eu-central-1",
                S3Bucket.BUCKET, "my.bucket",
                S3Bucket.ACCESS_KEY, "AKID",
                S3Bucket.SECRET_KEY, "secret"));

        assertThat(bucket).isEqualTo(new S3Bucket(null, "eu-central-1", "my.bucket", "AKID", "secret", false));
        assertThat(bucket.toString()).doesNotContain("AKID", "secret");
    }
}
