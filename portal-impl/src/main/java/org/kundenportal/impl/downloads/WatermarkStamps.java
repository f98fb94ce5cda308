package org.kundenportal.impl.downloads;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.kundenportal.api.articles.PdfVerdict;
import org.kundenportal.impl.articles.PdfJudge;
import org.kundenportal.impl.watermark.NotStampedException;
import org.kundenportal.impl.watermark.Stamp;
import org.kundenportal.impl.watermark.Stamper;
import org.kundenportal.impl.watermark.WatermarkText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Judges and stamps PDFs with the portal's stamper. */
@Component(service = {PdfJudge.class, PdfStamps.class})
public final class WatermarkStamps implements PdfJudge, PdfStamps {

    private final Stamper stamper = new Stamper();

    /** Ready at once; fonts are loaded with the first file. */
    @Activate
    public WatermarkStamps() {}

    @Override
    public Optional<PdfVerdict> judge(Path file) throws IOException {
        return switch (stamper.inspect(file).verdict()) {
            case PLAIN -> Optional.of(PdfVerdict.STAMPABLE);
            case ENCRYPTED -> Optional.of(PdfVerdict.DECRYPTABLE);
            case PROTECTED, LOCKED -> Optional.of(PdfVerdict.ENCRYPTED);
            case NOT_A_PDF, DAMAGED -> Optional.of(PdfVerdict.DAMAGED);
            case HOSTILE -> Optional.empty();
        };
    }

    @Override
    public boolean stamp(Path source, Path target, Imprint imprint) throws IOException {
        WatermarkText.Purchase purchase =
                new WatermarkText.Purchase(imprint.userName(), imprint.orderNumber(), imprint.orderDate());
        Stamp stamp = Stamp.of(imprint.watermark(), imprint.encrypted(), purchase);
        try {
            // a copy without the imprint was not what was settled, whatever the settings say of files that are damaged
            return stamper.stamp(source, stamp, target) == Stamper.Outcome.STAMPED;
        } catch (NotStampedException e) {
            return false;
        }
    }
}
