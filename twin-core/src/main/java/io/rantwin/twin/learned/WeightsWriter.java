package io.rantwin.twin.learned;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** Writes weight files ({@link WeightsFormat}); the same model gives the same bytes. */
public final class WeightsWriter {
    private WeightsWriter() {}

    /**
     * The file up to its digest with an empty signature. To sign: sign {@link Weights#digest()} of what {@link WeightsReader} reads
     * back, then {@link #signed}.
     */
    public static byte[] write(Header header, List<Layer> layers) throws WeightsException {
        return write(header, layers, 0);
    }

    /** The same file with room for a signature; the length of the signature is covered by the digest. */
    public static byte[] write(Header header, List<Layer> layers, int signatureBytes) throws WeightsException {
        Weights.inMemory(header, layers).check();
        byte[] json = HeaderJson.json(header, layers).toString().getBytes(StandardCharsets.UTF_8);
        long floats = 0;
        for (Layer layer : layers) {
            for (float[] tensor : layer.tensors()) {
                floats += tensor.length;
            }
        }
        boolean fits = json.length <= WeightsFormat.MOST_HEADER_BYTES
                && floats * Float.BYTES <= WeightsFormat.MOST_TENSOR_BYTES
                && signatureBytes >= 0
                && signatureBytes <= WeightsFormat.MOST_SIGNATURE_BYTES;
        if (!fits) {
            throw new WeightsException("model of " + floats + " weights, header of " + json.length
                    + " bytes and signature of " + signatureBytes + " bytes is above the format's limits");
        }
        int tensorBytes = (int) floats * Float.BYTES;
        int body = WeightsFormat.FIXED_BYTES + json.length + tensorBytes;
        ByteBuffer file = ByteBuffer.allocate(body + WeightsFormat.DIGEST_BYTES + signatureBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(WeightsFormat.MAGIC).putShort((short) WeightsFormat.VERSION).putShort((short) 0);
        file.putInt(json.length).putInt(tensorBytes).putInt(signatureBytes).put(json);
        for (Layer layer : layers) {
            for (float[] tensor : layer.tensors()) {
                for (float weight : tensor) {
                    file.putFloat(weight);
                }
            }
        }
        MessageDigest sha = WeightsReader.sha256();
        sha.update(file.array(), 0, body);
        file.put(sha.digest());
        return file.array();
    }

    /** The file with its signature filled in; it must have the length that {@link #write(Header, List, int)} made room for. */
    public static byte[] signed(byte[] unsigned, byte[] signature) {
        byte[] file = Arrays.copyOf(unsigned, unsigned.length);
        System.arraycopy(signature, 0, file, file.length - signature.length, signature.length);
        return file;
    }
}
