package io.rantwin.twin.estimation;

import io.rantwin.twin.arithmetic.PortableMath;

/**
 * Exact discretisation of the process model over one time step, and its application to mean and covariance.
 *
 * <p>Traffic a and trend v, time constant t, phi = exp(-dt/t): v decays by phi and a gains v t (1 - phi). Three independent noises:
 *
 * <pre>
 * random walk of the level:   Qaa = s^2 dt
 * burst (a += w, v -= w/t):   answer at age s is exp(-s/t) in a, -exp(-s/t)/t in v, hence
 *                             Qaa = b^2 (1 - phi^2), Qav = -Qaa / t, Qvv = Qaa / t^2
 * trend (v += w, integrated Ornstein-Uhlenbeck, intensity q):
 *                             Qvv = q t/2 (1 - phi^2), Qav = q t^2/2 (1 - phi)^2,
 *                             Qaa = q t^2 (dt - 2 t (1 - phi) + t/2 (1 - phi^2))
 * </pre>
 *
 * with q = 2 (d/t)^2 / t for a stationary deviation d of v t. The others are scalar Ornstein-Uhlenbeck: Q = s^2 (1 - phi^2).
 */
final class Transition {
    private static final int N = Layout.N;
    private static final int A = StateComponent.TRAFFIC.index();
    private static final int V = StateComponent.TREND.index();
    private static final int E = StateComponent.SPECTRAL_EFFICIENCY.index();
    private static final int U = StateComponent.USERS.index();
    private static final int B = StateComponent.BACKLOG.index();
    private static final int T = StateComponent.TEMPERATURE.index();
    // Standard deviations beyond which not knowing more makes no difference: a factor of e^3 up or down.
    private static final double MOST_LOG_VARIANCE = 9;
    // Below this the difference of exponentials loses digits and the series x^3/3 - x^4/4 is exact enough.
    private static final double SMALL_STEP = 1e-4;

    private final ProcessModel model;
    private double seconds = Double.NaN;
    double trendDecay;
    double trendReach;
    double efficiencyDecay;
    double usersDecay;
    double backlogDecay;
    double temperatureDecay;
    double levelA;
    double burst;
    double trendA;
    double trendAv;
    double trendV;
    double efficiencyNoise;
    double usersNoise;
    double backlogNoise;
    double temperatureNoise;

    Transition(ProcessModel model) {
        this.model = model;
    }

    /** Prepares a step of so many seconds, 0 or more. */
    void step(double stepSeconds) {
        if (stepSeconds == seconds) {
            return;
        }
        seconds = stepSeconds;
        double t = model.trendSeconds();
        double x = stepSeconds / t;
        trendDecay = PortableMath.exp(-x);
        trendReach = t * (1 - trendDecay);
        levelA = square(model.levelPerRootSecond()) * stepSeconds;
        burst = square(model.burstDeviation()) * (1 - trendDecay * trendDecay);
        double d2 = square(model.trendDeviation());
        trendV = d2 / (t * t) * (1 - trendDecay * trendDecay);
        trendAv = d2 / t * square(1 - trendDecay);
        trendA = x < SMALL_STEP
                ? 2 * d2 * x * x * x * (1.0 / 3 - x / 4)
                : 2 * d2 * (x - 2 * (1 - trendDecay) + (1 - trendDecay * trendDecay) / 2);
        efficiencyDecay = PortableMath.exp(-stepSeconds / model.efficiencySeconds());
        efficiencyNoise = square(model.efficiencyDeviation()) * (1 - square(efficiencyDecay));
        usersDecay = PortableMath.exp(-stepSeconds / model.usersSeconds());
        usersNoise = square(model.usersDeviation()) * (1 - square(usersDecay));
        backlogDecay = PortableMath.exp(-stepSeconds / model.backlogSeconds());
        backlogNoise = square(model.backlogDeviation()) * (1 - square(backlogDecay));
        temperatureDecay = PortableMath.exp(-stepSeconds / model.temperatureSeconds());
        temperatureNoise = square(model.temperatureDeviation()) * (1 - square(temperatureDecay));
    }

    double seconds() {
        return seconds;
    }

    /**
     * Moves mean and covariance by the prepared step.
     *
     * @param load utilisation before the step, and {@code slope} its derivative by the logarithm of offered load: both heat
     */
    void apply(
            double[] x,
            int at,
            double[] p,
            CellParameters parameters,
            int cell,
            double load,
            double slope,
            double[] scale) {
        move(x, at, parameters, cell, load);
        double warm = 1 - temperatureDecay;
        heat(p, warm * parameters.heatingKelvin[cell] * slope);
        // Traffic and trend: [1 reach; 0 decay] from the left, then the same from the right.
        for (int k = 0; k < N; k++) {
            p[A * N + k] += trendReach * p[V * N + k];
            p[V * N + k] *= trendDecay;
        }
        scaleRow(p, E, efficiencyDecay);
        scaleRow(p, U, usersDecay);
        scaleRow(p, B, backlogDecay);
        for (int k = 0; k < N; k++) {
            int row = k * N;
            p[row + A] += trendReach * p[row + V];
            p[row + V] *= trendDecay;
            p[row + E] *= efficiencyDecay;
            p[row + U] *= usersDecay;
            p[row + B] *= backlogDecay;
        }
        addNoise(p, scale);
        bound(p, A);
        bound(p, U);
    }

    /** Moves the mean alone by the prepared step; {@code load} is the utilisation before it. */
    void move(double[] x, int at, CellParameters parameters, int cell, double load) {
        x[at + A] += trendReach * x[at + V] + parameters.drift[cell] * seconds;
        x[at + V] *= trendDecay;
        x[at + E] = towards(parameters.meanLogEfficiency[cell], x[at + E], efficiencyDecay);
        x[at + U] = towards(parameters.meanLogUsers[cell], x[at + U], usersDecay);
        x[at + B] *= backlogDecay;
        x[at + T] = towards(
                parameters.idleCelsius[cell] + parameters.heatingKelvin[cell] * load, x[at + T], temperatureDecay);
    }

    // T' = decay T + j a - j e: row and column of T; the others are moved afterwards.
    private void heat(double[] p, double j) {
        for (int k = 0; k < N; k++) {
            p[T * N + k] = temperatureDecay * p[T * N + k] + j * (p[A * N + k] - p[E * N + k]);
        }
        for (int k = 0; k < N; k++) {
            int row = k * N;
            p[row + T] = temperatureDecay * p[row + T] + j * (p[row + A] - p[row + E]);
        }
    }

    /** Variance of h x that the prepared step adds, with the factors from {@code scaleAt}. */
    double variance(double[] h, int from, double[] scale, int scaleAt) {
        return square(h[from + A]) * scale[scaleAt + Blocks.TRAFFIC] * (levelA + burst + trendA)
                + square(h[from + E]) * scale[scaleAt + Blocks.EFFICIENCY] * efficiencyNoise
                + square(h[from + U]) * scale[scaleAt + Blocks.USERS] * usersNoise
                + square(h[from + B]) * scale[scaleAt + Blocks.BACKLOG] * backlogNoise
                + square(h[from + T]) * scale[scaleAt + Blocks.TEMPERATURE] * temperatureNoise;
    }

    private void addNoise(double[] p, double[] scale) {
        double t = model.trendSeconds();
        double traffic = scale[Blocks.TRAFFIC];
        double aa = traffic * (levelA + burst + trendA);
        double av = traffic * (trendAv - burst / t);
        p[A * N + A] += aa;
        p[A * N + V] += av;
        p[V * N + A] += av;
        p[V * N + V] += traffic * (trendV + burst / (t * t));
        p[E * N + E] += scale[Blocks.EFFICIENCY] * efficiencyNoise;
        p[U * N + U] += scale[Blocks.USERS] * usersNoise;
        p[B * N + B] += scale[Blocks.BACKLOG] * backlogNoise;
        p[T * N + T] += scale[Blocks.TEMPERATURE] * temperatureNoise;
    }

    // Scaling row and column alike keeps the matrix positive definite.
    private static void bound(double[] p, int i) {
        double variance = p[i * N + i];
        if (variance > MOST_LOG_VARIANCE) {
            double shrink = Math.sqrt(MOST_LOG_VARIANCE / variance);
            scaleRow(p, i, shrink);
            for (int k = 0; k < N; k++) {
                p[k * N + i] *= shrink;
            }
        }
    }

    private static void scaleRow(double[] p, int row, double factor) {
        for (int k = 0; k < N; k++) {
            p[row * N + k] *= factor;
        }
    }

    private static double towards(double mean, double value, double decay) {
        return mean + decay * (value - mean);
    }

    private static double square(double value) {
        return value * value;
    }
}
