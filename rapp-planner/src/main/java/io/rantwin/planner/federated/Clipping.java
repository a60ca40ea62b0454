package io.rantwin.planner.federated;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Bounds what one update can do, and what it can tell about a site. */
public final class Clipping {
    private Clipping() {}

    /** Euclidean length. */
    public static double norm(float[] change) {
        double sum = 0;
        for (float each : change) {
            sum += (double) each * each;
        }
        return Math.sqrt(sum);
    }

    /** A change of at most this length, in the same direction. */
    public static float[] clip(float[] change, double longest) {
        double norm = norm(change);
        float[] clipped = change.clone();
        if (norm > longest) {
            for (int i = 0; i < clipped.length; i++) {
                clipped[i] *= (float) (longest / norm);
            }
        }
        return clipped;
    }

    /** The middle length: half of the sites must be bad to raise it. */
    public static double middleNorm(List<float[]> changes) {
        double[] norms = changes.stream().mapToDouble(Clipping::norm).sorted().toArray();
        return norms[(norms.length - 1) / 2];
    }

    /** Adds normal noise of this deviation to each weight, on the site, before it sends (Dwork and Roth 2014, section 3.5). */
    public static float[] noisy(float[] change, double deviation, RandomGenerator random) {
        float[] noisy = Arrays.copyOf(change, change.length);
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += (float) (deviation * random.nextGaussian());
        }
        return noisy;
    }
}
