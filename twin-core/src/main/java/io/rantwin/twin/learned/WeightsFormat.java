package io.rantwin.twin.learned;

/**
 * Weight file, version 1, little-endian:
 *
 * <pre>
 *  0  4  magic 'R' 'T' 'W' 'F'
 *  4  2  version, 1
 *  6  2  reserved, 0
 *  8  4  header length H in bytes
 * 12  4  tensor length T in bytes, a multiple of 4
 * 16  4  signature length S in bytes
 * 20  H  header, JSON in UTF-8
 *     T  tensors, IEEE 754 float, layer after layer, in the order of {@link Layer#tensors()}
 *    32  SHA-256 of all bytes before
 *     S  signature over those 32 bytes; scheme and key are the loading process's business
 * </pre>
 *
 * The header holds the fields of {@link Header} ({@code outputBase} only where there is one) and {@code layers}, a list of objects: {@code kind} (dense, gru, lstm, attention,
 * mixing), {@code inputs}, {@code outputs}, and by kind {@code activation} (dense), {@code reset} after or before (gru),
 * {@code width}, {@code heads}, {@code window}, {@code residual} (attention; false when it is not there). The lengths of all tensors follow from these.
 */
final class WeightsFormat {
    static final int MAGIC = 'R' | 'T' << 8 | 'W' << 16 | 'F' << 24;
    static final int VERSION = 1;
    static final int FIXED_BYTES = 20;
    static final int DIGEST_BYTES = 32;
    static final int MOST_HEADER_BYTES = 1 << 18;
    static final int MOST_TENSOR_BYTES = 1 << 26;
    static final int MOST_SIGNATURE_BYTES = 1 << 13;
    static final int MOST_LAYERS = 32;
    static final int MOST_WIDTH = 4096;
    static final int MOST_WINDOW = 1024;
    static final int MOST_OUTPUTS = 4096;

    private WeightsFormat() {}
}
