package io.rantwin.twin.learned;

import java.util.Arrays;
import java.util.Set;

/** The layers once more, in double precision, one cell at a time, with exact functions, straight from their equations. */
final class NaiveNetwork {
    private NaiveNetwork() {}

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double product(double[] x, float[] w, int columns, int column) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * w[i * columns + column];
        }
        return sum;
    }

    static double[] dense(double[] x, float[] w, float[] bias, Activation activation) {
        double[] y = new double[bias.length];
        for (int j = 0; j < y.length; j++) {
            double sum = bias[j] + product(x, w, bias.length, j);
            y[j] = switch (activation) {
                case LINEAR -> sum;
                case TANH -> Math.tanh(sum);
                case SIGMOID -> sigmoid(sum);
                case RELU -> Math.max(0, sum);
            };
        }
        return y;
    }

    /** W, U, b, c of a GRU; returns the new state. */
    static double[] gru(double[] x, double[] h, Gru layer) {
        float[] w = layer.tensors().get(0);
        float[] u = layer.tensors().get(1);
        float[] b = layer.tensors().get(2);
        float[] c = layer.tensors().get(3);
        int n = h.length;
        double[] reset = new double[n];
        double[] kept = new double[n];
        for (int j = 0; j < n; j++) {
            reset[j] = sigmoid(product(x, w, 3 * n, j) + b[j] + product(h, u, 3 * n, j) + c[j]);
            kept[j] = reset[j] * h[j];
        }
        double[] next = new double[n];
        for (int j = 0; j < n; j++) {
            double z = sigmoid(product(x, w, 3 * n, n + j) + b[n + j] + product(h, u, 3 * n, n + j) + c[n + j]);
            int k = 2 * n + j;
            double recurrent = layer.resetAfter()
                    ? reset[j] * (product(h, u, 3 * n, k) + c[k])
                    : product(kept, u, 3 * n, k) + c[k];
            next[j] = z * h[j] + (1 - z) * Math.tanh(product(x, w, 3 * n, k) + b[k] + recurrent);
        }
        return next;
    }

    /** State is h then c, replaced. */
    static double[] lstm(double[] x, double[] state, Lstm layer) {
        int n = layer.outputs();
        double[] both = new double[x.length + n];
        System.arraycopy(x, 0, both, 0, x.length);
        System.arraycopy(state, 0, both, x.length, n);
        double[] sums = dense(both, layer.weights(), layer.bias(), Activation.LINEAR);
        double[] h = new double[n];
        for (int j = 0; j < n; j++) {
            double c = sigmoid(sums[n + j]) * state[n + j] + sigmoid(sums[j]) * Math.tanh(sums[2 * n + j]);
            state[n + j] = c;
            h[j] = sigmoid(sums[3 * n + j]) * Math.tanh(c);
            state[j] = h[j];
        }
        return h;
    }

    /** Attention of the last of a history over the window's last entries. */
    static double[] attention(double[][] history, Attention layer) {
        int width = layer.width();
        int size = width / layer.heads();
        int first = Math.max(0, history.length - layer.window());
        double[][] projected = new double[history.length][];
        for (int t = first; t < history.length; t++) {
            projected[t] = dense(history[t], layer.projection(), layer.projectionBias(), Activation.LINEAR);
        }
        double[] query = projected[history.length - 1];
        double[] mixed = new double[width];
        for (int head = 0; head < layer.heads(); head++) {
            double[] weight = new double[history.length];
            double sum = 0;
            for (int t = first; t < history.length; t++) {
                double dot = 0;
                for (int i = 0; i < size; i++) {
                    dot += query[head * size + i] * projected[t][width + head * size + i];
                }
                weight[t] = Math.exp(dot / Math.sqrt(size));
                sum += weight[t];
            }
            for (int t = first; t < history.length; t++) {
                for (int i = 0; i < size; i++) {
                    mixed[head * size + i] += weight[t] / sum * projected[t][2 * width + head * size + i];
                }
            }
        }
        double[] y = dense(mixed, layer.output(), layer.outputBias(), Activation.LINEAR);
        for (int i = 0; layer.residual() && i < y.length; i++) {
            y[i] += history[history.length - 1][i];
        }
        return y;
    }

    /** Own values, means of the first ones of those neighbours that are heard, and their share of the strength. */
    static double[] mixing(
            double[][] values, int[] neighbours, double[] strengths, Set<Integer> heard, int cell, int mixed) {
        int own = values[cell].length;
        double[] y = Arrays.copyOf(values[cell], own + mixed + 1);
        double all = Arrays.stream(strengths).sum();
        double there = 0;
        for (int e = 0; e < neighbours.length; e++) {
            there += heard.contains(neighbours[e]) ? strengths[e] : 0;
        }
        for (int e = 0; e < neighbours.length; e++) {
            for (int j = 0; j < mixed && heard.contains(neighbours[e]); j++) {
                y[own + j] += strengths[e] / there * values[neighbours[e]][j];
            }
        }
        y[own + mixed] = there / all;
        return y;
    }

    /** Quantiles of one horizon from five raw outputs, the third the middle. */
    static double[] quantiles(double[] raw) {
        double[] distance = new double[5];
        for (int i = 0; i < 5; i++) {
            distance[i] = (raw[i] + Math.sqrt(raw[i] * raw[i] + 4)) / 2;
        }
        double m = raw[2];
        return new double[] {
            m - distance[1] - distance[0], m - distance[1], m, m + distance[3], m + distance[3] + distance[4]
        };
    }
}
