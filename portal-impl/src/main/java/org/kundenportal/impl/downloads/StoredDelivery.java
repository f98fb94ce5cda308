package org.kundenportal.impl.downloads;

import java.io.IOException;
import org.kundenportal.api.downloads.Delivery;
import org.kundenportal.api.downloads.DownloadSink;

/** A download on its way. */
final class StoredDelivery implements Delivery {

    private final String name;
    private final Content content;
    private final Meter meter;

    StoredDelivery(String name, Content content, Meter meter) {
        this.name = name;
        this.content = content;
        this.meter = meter;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public String tag() {
        return content.tag();
    }

    @Override
    public void writeTo(long from, long length, DownloadSink sink) throws IOException {
        meter.writeTo(content, from, length, sink);
    }

    @Override
    public void close() {
        content.close();
    }
}
