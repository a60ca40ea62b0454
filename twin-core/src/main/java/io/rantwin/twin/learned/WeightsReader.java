package io.rantwin.twin.learned;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads weight files ({@link WeightsFormat}). Trusts nothing: sizes are checked before memory is taken for them. */
public final class WeightsReader {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private WeightsReader() {}

    /** Reads a file held in memory, which must end where the signature ends. */
    public static Weights read(byte[] file) throws WeightsException {
        try {
            return read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new WeightsException("weights in memory could not be read: " + e.getMessage(), e);
        }
    }

    /** Reads a stream to its end, at most some 64 MiB; does not close it. */
    public static Weights read(InputStream stream) throws WeightsException, IOException {
        byte[] fixed = exactly(stream, WeightsFormat.FIXED_BYTES, "fixed part", 0);
        ByteBuffer numbers = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
        if (numbers.getInt() != WeightsFormat.MAGIC) {
            throw new WeightsException("byte 0: not a weight file (it begins with RTWF)");
        }
        int version = numbers.getShort() & 0xffff;
        int reserved = numbers.getShort() & 0xffff;
        if (version != WeightsFormat.VERSION || reserved != 0) {
            throw new WeightsException("byte 4: weight file version " + version + " with reserved field " + reserved
                    + ", this product reads version " + WeightsFormat.VERSION + " with 0");
        }
        int headerBytes = length(numbers, "header", WeightsFormat.MOST_HEADER_BYTES);
        int tensorBytes = length(numbers, "tensor", WeightsFormat.MOST_TENSOR_BYTES);
        int signatureBytes = length(numbers, "signature", WeightsFormat.MOST_SIGNATURE_BYTES);
        if (tensorBytes % Float.BYTES != 0) {
            throw new WeightsException("byte 12: tensor length " + tensorBytes + " is no multiple of 4");
        }
        int at = WeightsFormat.FIXED_BYTES;
        byte[] header = exactly(stream, headerBytes, "header", at);
        at += headerBytes;
        byte[] tensors = exactly(stream, tensorBytes, "tensors", at);
        at += tensorBytes;
        byte[] digest = exactly(stream, WeightsFormat.DIGEST_BYTES, "digest", at);
        MessageDigest sha = sha256();
        sha.update(fixed);
        sha.update(header);
        sha.update(tensors);
        if (!Arrays.equals(sha.digest(), digest)) {
            throw new WeightsException("byte " + at + ": the checksum does not match, the file is damaged");
        }
        at += WeightsFormat.DIGEST_BYTES;
        byte[] signature = exactly(stream, signatureBytes, "signature", at);
        if (stream.read() >= 0) {
            throw new WeightsException("byte " + (at + signatureBytes) + ": the file goes on after its signature");
        }
        return assemble(header, tensors, digest, signature);
    }

    private static Weights assemble(byte[] headerBytes, byte[] tensors, byte[] digest, byte[] signature)
            throws WeightsException {
        JsonNode root;
        try {
            root = JSON.readTree(headerBytes);
        } catch (JsonProcessingException e) {
            throw new WeightsException("header: no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new WeightsException("header: no JSON: " + e.getMessage(), e);
        }
        Header header = HeaderJson.header(root);
        List<LayerShape> shapes = HeaderJson.layers(root);
        long floats = 0;
        for (LayerShape shape : shapes) {
            floats += shape.floats();
        }
        if (floats * Float.BYTES != tensors.length) {
            throw new WeightsException(
                    "tensors: " + tensors.length + " bytes, but the layers of the header need " + floats * Float.BYTES);
        }
        ByteBuffer values = ByteBuffer.wrap(tensors).order(ByteOrder.LITTLE_ENDIAN);
        List<Layer> layers = new ArrayList<>();
        for (LayerShape shape : shapes) {
            layers.add(shape.layer(values));
        }
        Weights weights = new Weights(header, layers, digest, signature);
        weights.check();
        return weights;
    }

    private static int length(ByteBuffer numbers, String what, int most) throws WeightsException {
        int at = numbers.position();
        long length = numbers.getInt() & 0xffffffffL;
        if (length > most) {
            throw new WeightsException(
                    "byte " + at + ": " + what + " length " + length + " is above the limit of " + most);
        }
        return (int) length;
    }

    /** {@code readNBytes} takes memory as bytes arrive, so a short stream with a large claim costs little. */
    private static byte[] exactly(InputStream stream, int count, String what, int at)
            throws WeightsException, IOException {
        byte[] bytes = stream.readNBytes(count);
        if (bytes.length < count) {
            throw new WeightsException("byte " + (at + bytes.length) + ": the file ends inside its " + what + ", "
                    + (count - bytes.length) + " bytes are missing");
        }
        return bytes;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java run time must have SHA-256", e);
        }
    }
}
