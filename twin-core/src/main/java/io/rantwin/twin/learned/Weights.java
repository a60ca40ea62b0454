package io.rantwin.twin.learned;

import java.util.HexFormat;
import java.util.List;

/**
 * A model ready to run: header, layers in their order, and what identifies the file it came from. Immutable by agreement.
 *
 * @param digest SHA-256 of everything before it in the file; what a signature signs
 * @param signature bytes as they were in the file, empty when unsigned; checked by the process that loads the file, not here
 */
public record Weights(Header header, List<Layer> layers, byte[] digest, byte[] signature) {
    /** Copies the list of layers. */
    public Weights {
        layers = List.copyOf(layers);
    }

    /** A model made in memory: no file, so an empty digest and no signature. */
    public static Weights inMemory(Header header, List<Layer> layers) {
        return new Weights(header, layers, new byte[0], new byte[0]);
    }

    /** The digest as 64 hexadecimal digits, the model's identity in results. */
    public String identity() {
        return HexFormat.of().formatHex(digest);
    }

    /** Refuses layers that do not fit together or to the header. */
    void check() throws WeightsException {
        header.check();
        if (layers.isEmpty()) {
            throw new WeightsException("a model needs at least one layer");
        }
        int width = header.inputs().size();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (layer.inputs() != width) {
                throw new WeightsException("layer " + i + " (" + layer.kind() + ") takes " + layer.inputs()
                        + " inputs, but what comes before gives " + width);
            }
            width = layer.outputs();
        }
        int wanted = header.horizonsSeconds().size() * header.quantiles().size();
        if (width != wanted) {
            throw new WeightsException("the last layer gives " + width + " outputs, but "
                    + header.horizonsSeconds().size() + " horizons x "
                    + header.quantiles().size() + " quantiles are " + wanted);
        }
    }
}
