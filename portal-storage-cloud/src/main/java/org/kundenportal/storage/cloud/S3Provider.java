package org.kundenportal.storage.cloud;

import java.util.Locale;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.StorageDescriptor;
import org.kundenportal.spi.storage.StorageProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Buckets of Amazon S3, and of the many services that speak its protocol. */
@Component(service = StorageProvider.class)
public final class S3Provider implements StorageProvider {

    private final Patience patience;

    /** As OSGi makes it. */
    @Activate
    public S3Provider() {
        this(Patience.USUAL);
    }

    S3Provider(Patience patience) {
        this.patience = patience;
    }

    @Override
    public StorageDescriptor descriptor(Locale language) {
        Texts texts = new Texts("s3", language);
        return texts.descriptor(
                texts.line(S3Bucket.ENDPOINT, false),
                texts.line(S3Bucket.REGION, false),
                texts.line(S3Bucket.BUCKET, true),
                texts.line(S3Bucket.ACCESS_KEY, true),
                texts.secret(S3Bucket.SECRET_KEY),
                texts.usually(S3Bucket.PATH_STYLE));
    }

    @Override
    public FileStorage open(ProviderSettings settings) throws InvalidSettingException {
        S3Bucket bucket = S3Bucket.of(settings);
        return new S3Storage(bucket.name(), S3Clients.of(bucket, patience));
    }
}
