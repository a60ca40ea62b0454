package io.rantwin.planner.training.dl4j;

import java.util.Arrays;

/**
 * Softmax and weighted sums of attention over time, forwards and backwards, for series side by side: the equations of the twin's
 * {@link io.rantwin.twin.learned.Attention} between its two matrices. A series' first rows may be such as were projected before and have no
 * output of their own. Not thread-safe.
 */
final class AttentionPass {
    private final int width;
    private final int heads;
    private final int size;
    private final int window;
    private final int series;
    private final int past;
    private final int steps;
    private final float scale;
    /** [series][past + steps][query, key, value of all heads]. */
    private final float[] projected;
    /** [series][steps][head][window], the newest last; 0 where there is nothing yet. */
    private final float[] shares;

    AttentionPass(int width, int heads, int window, int series, int past, int steps, float[] projected) {
        this.width = width;
        this.heads = heads;
        this.size = width / heads;
        this.window = window;
        this.series = series;
        this.past = past;
        this.steps = steps;
        this.scale = (float) (1 / Math.sqrt(size));
        this.projected = projected;
        this.shares = new float[series * steps * heads * window];
    }

    /** Where a row's projection begins. */
    private int row(int s, int step) {
        return (s * (past + steps) + past + step) * 3 * width;
    }

    private int share(int s, int step, int head) {
        return ((s * steps + step) * heads + head) * window + window - 1;
    }

    /** Rows looked back from a step, itself not counted. */
    private int back(int step) {
        return Math.min(window - 1, past + step);
    }

    /** Weighted sums of values, [series][steps][width]. */
    float[] forward() {
        float[] mixed = new float[series * steps * width];
        for (int s = 0; s < series; s++) {
            for (int t = 0; t < steps; t++) {
                for (int head = 0; head < heads; head++) {
                    head(s, t, head, mixed);
                }
            }
        }
        return mixed;
    }

    private void head(int s, int t, int head, float[] mixed) {
        int query = row(s, t) + head * size;
        int share = share(s, t, head);
        float most = Float.NEGATIVE_INFINITY;
        for (int b = back(t); b >= 0; b--) {
            float dot = scale * dot(projected, query, projected, row(s, t - b) + width + head * size);
            shares[share - b] = dot;
            most = Math.max(most, dot);
        }
        float sum = 0;
        for (int b = back(t); b >= 0; b--) {
            shares[share - b] = (float) Math.exp(shares[share - b] - most);
            sum += shares[share - b];
        }
        int to = (s * steps + t) * width + head * size;
        for (int b = back(t); b >= 0; b--) {
            shares[share - b] /= sum;
            add(shares[share - b], projected, row(s, t - b) + 2 * width + head * size, mixed, to);
        }
    }

    /**
     * Derivatives by the projections, those of past rows among them; only after {@link #forward}.
     *
     * @param slopes derivatives by the weighted sums
     */
    float[] backward(float[] slopes) {
        float[] gradient = new float[projected.length];
        float[] byShare = new float[window];
        for (int s = 0; s < series; s++) {
            for (int t = 0; t < steps; t++) {
                for (int head = 0; head < heads; head++) {
                    back(s, t, head, slopes, byShare, gradient);
                }
            }
        }
        return gradient;
    }

    private void back(int s, int t, int head, float[] slopes, float[] byShare, float[] gradient) {
        int slope = (s * steps + t) * width + head * size;
        int share = share(s, t, head);
        Arrays.fill(byShare, 0);
        float mean = 0;
        for (int b = back(t); b >= 0; b--) {
            int value = row(s, t - b) + 2 * width + head * size;
            byShare[b] = dot(slopes, slope, projected, value);
            mean += shares[share - b] * byShare[b];
            add(shares[share - b], slopes, slope, gradient, value);
        }
        int query = row(s, t) + head * size;
        for (int b = back(t); b >= 0; b--) {
            int key = row(s, t - b) + width + head * size;
            float byDot = scale * shares[share - b] * (byShare[b] - mean);
            add(byDot, projected, key, gradient, query);
            add(byDot, projected, query, gradient, key);
        }
    }

    private float dot(float[] a, int from, float[] b, int other) {
        float sum = 0;
        for (int i = 0; i < size; i++) {
            sum += a[from + i] * b[other + i];
        }
        return sum;
    }

    private void add(float factor, float[] from, int at, float[] to, int into) {
        for (int i = 0; i < size; i++) {
            to[into + i] += factor * from[at + i];
        }
    }
}
