package org.kundenportal.payment.paypal;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.zip.CRC32;
import org.kundenportal.spi.payment.ProviderException;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Verifies the signature of a webhook call here: over the transmission's id and time, our webhook's id and the CRC32 of the
 * body's bytes, separated by bars. The algorithm is fixed, whatever the header says.
 */
final class OfflineSignature implements Signatures {

    private static final String ALGORITHM = "SHA256withRSA";

    private final String webhookId;
    private final Certificates certificates;

    OfflineSignature(String webhookId, Certificates certificates) {
        this.webhookId = webhookId;
        this.certificates = certificates;
    }

    @Override
    public void verify(Transmission transmission, byte[] body, Deadline deadline) throws ProviderException {
        if (!transmission.algorithm().equals(ALGORITHM)) {
            throw Signatures.forged("AUTH_ALGO");
        }
        X509Certificate certificate = certificates.at(transmission.certUrl(), deadline);
        if (!isSigned(message(transmission, body), transmission.signature(), certificate)) {
            throw Signatures.forged("TRANSMISSION_SIG");
        }
    }

    private byte[] message(Transmission transmission, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return String.join("|", transmission.id(), transmission.time(), webhookId, Long.toString(crc.getValue()))
                .getBytes(US_ASCII);
    }

    private static boolean isSigned(byte[] message, String signature, X509Certificate certificate) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(message);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
