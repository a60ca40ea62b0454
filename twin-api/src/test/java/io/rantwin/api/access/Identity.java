package io.rantwin.api.access;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

/** A certificate that signs itself and its key as PEM files. It is its own authority. */
public record Identity(Path certificate, Path key) {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;

    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
    private static final byte[] ALTERNATIVE_NAMES = HexFormat.of().parseHex("0603551d11");
    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("300a06082a8648ce3d040302");

    /** One that is valid for localhost and 127.0.0.1 as a server, and as a client by its name. */
    public static Identity of(Path folder, String name) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        return new Identity(
                pem(folder.resolve(name + ".crt"), "CERTIFICATE", signed(name, keys)),
                pem(
                        folder.resolve(name + ".key"),
                        "PRIVATE KEY",
                        keys.getPrivate().getEncoded()));
    }

    /** A certificate (RFC 5280 4.1), written here because the JDK only writes one in a process of its own, which takes a second. */
    private static byte[] signed(String name, KeyPair keys) throws GeneralSecurityException {
        byte[] who = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, octets(name)))));
        byte[] names = der(SEQUENCE, der(DNS_NAME, octets("localhost")), der(IP_ADDRESS, new byte[] {127, 0, 0, 1}));
        byte[] content = der(
                SEQUENCE,
                der(VERSION, der(INTEGER, new byte[] {2})),
                der(INTEGER, BigInteger.ONE.toByteArray()),
                ECDSA_WITH_SHA256,
                who,
                der(SEQUENCE, der(UTC_TIME, octets("200101000000Z")), der(UTC_TIME, octets("491231235959Z"))),
                who,
                keys.getPublic().getEncoded(),
                der(EXTENSIONS, der(SEQUENCE, der(SEQUENCE, ALTERNATIVE_NAMES, der(OCTET_STRING, names)))));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        return der(SEQUENCE, content, ECDSA_WITH_SHA256, der(BIT_STRING, new byte[1], signature.sign()));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An element of DER (ITU-T X.690 8.1, 10.1) of less than 65 536 octets. */
    private static byte[] der(int tag, byte[]... parts) {
        int length = Stream.of(parts).mapToInt(part -> part.length).sum();
        ByteBuffer element = ByteBuffer.allocate(4 + length).put((byte) tag);
        if (length < 128) {
            element.put((byte) length);
        } else if (length < 256) {
            element.put((byte) 0x81).put((byte) length);
        } else {
            element.put((byte) 0x82).putShort((short) length);
        }
        for (byte[] part : parts) {
            element.put(part);
        }
        byte[] made = new byte[element.position()];
        element.flip().get(made);
        return made;
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, octets("\n")).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    /** Files of a server or client with this identity that trusts another one; null for nobody in particular. */
    public TlsFiles trusting(Identity other) {
        return new TlsFiles(certificate, key, other == null ? null : other.certificate());
    }
}
