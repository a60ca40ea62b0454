package io.rantwin.nearrt.model;

import java.util.List;

/**
 * What a bundle is said to be.
 *
 * @param modelId unique for ever: letters, digits, dot, dash, underscore, at most 64
 * @param sha256 of the bundle, hexadecimal digits
 * @param signature over the bundle, Ed25519 (RFC 8032)
 * @param sizeOctets of the bundle
 * @param features inputs in order, each the measurement's name, with or without its unit in brackets behind it
 */
public record ModelManifest(String modelId, String sha256, byte[] signature, long sizeOctets, List<String> features) {
    /** Largest bundle. */
    public static final int MOST_OCTETS = 64 << 20;

    /** Copies the list. */
    public ModelManifest {
        features = List.copyOf(features);
    }
}
