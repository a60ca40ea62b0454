package io.rantwin.harness.ran.radio;

/** Discrete Fourier transform of a square of {@link Torus#STEPS} by {@link Torus#STEPS} complex numbers, in place, unscaled. */
final class FourierTransform {
    private static final int N = Torus.STEPS;

    private final double[] cosine = new double[N / 2];
    private final double[] sine = new double[N / 2];
    private final double[] rowRe = new double[N];
    private final double[] rowIm = new double[N];

    FourierTransform() {
        for (int k = 0; k < N / 2; k++) {
            cosine[k] = StrictMath.cos(2.0 * Math.PI * k / N);
            sine[k] = -StrictMath.sin(2.0 * Math.PI * k / N);
        }
    }

    /** Transforms rows, then columns; element (i, j) is at i N + j. */
    void forward(double[] re, double[] im) {
        for (int line = 0; line < N; line++) {
            transform(re, im, line * N, 1);
        }
        for (int line = 0; line < N; line++) {
            transform(re, im, line, N);
        }
    }

    /** Radix-2, decimation in time (Cooley and Tukey 1965), of one line copied out and back. */
    private void transform(double[] re, double[] im, int start, int stride) {
        int shift = Integer.numberOfLeadingZeros(N) + 1;
        for (int k = 0; k < N; k++) {
            int reversed = Integer.reverse(k) >>> shift;
            rowRe[reversed] = re[start + k * stride];
            rowIm[reversed] = im[start + k * stride];
        }
        for (int half = 1; half < N; half *= 2) {
            int turn = N / (2 * half);
            for (int block = 0; block < N; block += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int a = block + k;
                    int b = a + half;
                    double c = cosine[k * turn];
                    double s = sine[k * turn];
                    double oddRe = rowRe[b] * c - rowIm[b] * s;
                    double oddIm = rowRe[b] * s + rowIm[b] * c;
                    rowRe[b] = rowRe[a] - oddRe;
                    rowIm[b] = rowIm[a] - oddIm;
                    rowRe[a] += oddRe;
                    rowIm[a] += oddIm;
                }
            }
        }
        for (int k = 0; k < N; k++) {
            re[start + k * stride] = rowRe[k];
            im[start + k * stride] = rowIm[k];
        }
    }
}
