package org.kundenportal.payment.paypal.fake;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.CRC32;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Signs webhook calls as PayPal does, with a key of its own. */
final class FakeSigner {

    /** One for a JVM: making a key takes long. */
    static final FakeSigner INSTANCE = new FakeSigner();

    private final KeyPair keys;
    private final X509Certificate certificate;

    private FakeSigner() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            certificate = certificate("messageverificationcerts.sandbox.paypal.com", Instant.now());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another certificate of the same key, good for a year around an instant. */
    X509Certificate certificate(String name, Instant around) throws GeneralSecurityException {
        Duration half = Duration.ofDays(180);
        return SelfSigned.certificate(keys, "CN=" + name + ", O=PayPal", around.minus(half), around.plus(half));
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** As text. */
    static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String sign(String id, String time, String webhookId, byte[] body) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(keys.getPrivate());
            signer.update(message(id, time, webhookId, body));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isSigned(String id, String time, String webhookId, byte[] body, String signature) {
        try {
            PublicKey key = keys.getPublic();
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(message(id, time, webhookId, body));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] message(String id, String time, String webhookId, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return (id + "|" + time + "|" + webhookId + "|" + crc.getValue()).getBytes(US_ASCII);
    }
}
