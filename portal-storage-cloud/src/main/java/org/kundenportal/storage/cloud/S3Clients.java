package org.kundenportal.storage.cloud;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Amazon's clients for one bucket. They take nothing from the machine: no profile, no credentials and no HTTP client that
 * happens to be there.
 *
 * @param calls repeats what failed in passing; the content it sends is in memory and signed as a whole
 * @param uploads tries once, since content can be read once; signs it chunk by chunk
 */
record S3Clients(SdkHttpClient http, S3Client calls, S3Client uploads) implements AutoCloseable {

    private static final int ATTEMPTS = 2;

    static S3Clients of(S3Bucket bucket, Patience patience) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // by it the SDK looks for its interceptors, of which one decodes the names in listings
        thread.setContextClassLoader(S3Client.class.getClassLoader());
        try {
            SdkHttpClient http = new WholePieces(UrlConnectionHttpClient.builder()
                    .connectionTimeout(patience.connect())
                    .socketTimeout(patience.answer())
                    .build());
            RetryStrategy repeating = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                    .maxAttempts(ATTEMPTS)
                    .build();
            return new S3Clients(
                    http,
                    client(bucket, http, repeating, false),
                    client(bucket, http, AwsRetryStrategy.doNotRetry(), true));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static S3Client client(S3Bucket bucket, SdkHttpClient http, RetryStrategy strategy, boolean chunks) {
        ProfileFile none = ProfileFile.aggregator().build();
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(http)
                .region(Region.of(bucket.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())))
                .forcePathStyle(bucket.pathStyle())
                // the JDK takes a service that does not know "Expect" for one that does not answer
                .serviceConfiguration(
                        settings -> settings.expectContinueEnabled(false).chunkedEncodingEnabled(chunks))
                .crossRegionAccessEnabled(false)
                .disableS3ExpressSessionAuth(true)
                // checksums beyond the signature are unknown to many services
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(
                        settings -> settings.retryStrategy(strategy).defaultProfileFileSupplier(() -> none));
        if (bucket.endpoint() != null) {
            builder.endpointOverride(bucket.endpoint());
        }
        return builder.build();
    }

    @Override
    public void close() {
        calls.close();
        uploads.close();
        http.close();
    }
}
