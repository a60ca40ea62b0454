package io.rantwin.twin.learned;

import java.nio.ByteBuffer;

/** A layer as the header describes it, before its weights are read. All sizes were checked against their limits. */
record LayerShape(
        String kind,
        int inputs,
        int outputs,
        Activation activation,
        boolean resetAfter,
        int width,
        int heads,
        int window,
        boolean residual,
        String where) {

    /** Floats of all its tensors. */
    long floats() {
        long in = inputs;
        long out = outputs;
        return switch (kind) {
            case "dense" -> (in + 1) * out;
            case "mixing" -> 0;
            case "gru" -> (in + out + 2) * 3 * out;
            case "lstm" -> (in + out + 1) * 4 * out;
            default -> (in + 1) * 3 * width + (width + 1L) * out;
        };
    }

    /** Takes its weights from the buffer; the caller has checked that there are enough for all layers. */
    Layer layer(ByteBuffer values) throws WeightsException {
        return switch (kind) {
            case "dense" ->
                new Dense(inputs, outputs, activation, take(values, inputs * outputs), take(values, outputs));
            case "mixing" -> new GraphMixing(inputs, width);
            case "gru" ->
                new Gru(
                        inputs,
                        outputs,
                        resetAfter,
                        take(values, inputs * 3 * outputs),
                        take(values, outputs * 3 * outputs),
                        take(values, 3 * outputs),
                        take(values, 3 * outputs));
            case "lstm" ->
                new Lstm(inputs, outputs, take(values, (inputs + outputs) * 4 * outputs), take(values, 4 * outputs));
            default ->
                new Attention(
                        inputs,
                        outputs,
                        width,
                        heads,
                        window,
                        residual,
                        take(values, inputs * 3 * width),
                        take(values, 3 * width),
                        take(values, width * outputs),
                        take(values, outputs));
        };
    }

    private float[] take(ByteBuffer values, int count) throws WeightsException {
        float[] tensor = new float[count];
        for (int i = 0; i < count; i++) {
            tensor[i] = values.getFloat();
            if (!Float.isFinite(tensor[i])) {
                throw new WeightsException(where + ": weight at tensor byte " + (values.position() - Float.BYTES)
                        + " is " + tensor[i] + ", must be a finite number");
            }
        }
        return tensor;
    }
}
