package org.kundenportal.payment.paypal.fake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Writes certificates that sign themselves: X.509 version 1, which has no extensions (RFC 5280, 4.1). */
public final class SelfSigned {

    /** The algorithm sha256WithRSAEncryption, without parameters. */
    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");

    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTC = 0x17;
    private static final int SEQUENCE = 0x30;

    private SelfSigned() {}

    /** A certificate of an RSA key under a name, for example {@code CN=localhost}. */
    public static X509Certificate certificate(KeyPair keys, String name, Instant from, Instant until)
            throws GeneralSecurityException {
        byte[] party = new X500Principal(name).getEncoded();
        byte[] content = der(
                SEQUENCE,
                der(INTEGER, new byte[] {1}),
                SHA256_WITH_RSA,
                party,
                der(SEQUENCE, time(from), time(until)),
                party,
                keys.getPublic().getEncoded());
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(keys.getPrivate());
        signer.update(content);
        byte[] certificate = der(SEQUENCE, content, SHA256_WITH_RSA, der(BIT_STRING, new byte[] {0}, signer.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    private static byte[] time(Instant at) {
        return der(UTC, UTC_TIME.format(at).getBytes(US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        int length = content.size();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        if (length < 0x80) {
            all.write(length);
        } else {
            all.write(0x82);
            all.write(length >> 8);
            all.write(length & 0xff);
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }
}
