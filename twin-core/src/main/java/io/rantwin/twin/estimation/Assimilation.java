package io.rantwin.twin.estimation;

import java.util.Arrays;

/**
 * Takes one report into one cell: gates, sequential scalar updates, acceptance of lasting shifts, adaptation. Holds the scratch of
 * one bank; allocates nothing.
 *
 * <p>All expected values and sensitivities are those at the prior state, so the order of the measurements does not matter and the
 * sequence of scalar updates equals the joint update.
 */
final class Assimilation {
    private static final int N = Layout.N;
    private static final int SLOTS = Layout.SLOTS;
    private static final MeasurementSlot[] ALL = MeasurementSlot.values();
    private static final int QUEUE_VIEWS = MeasurementSlot.UE_THP_DL.bit()
            | MeasurementSlot.ACTIVE_UE_DL.bit()
            | MeasurementSlot.RLC_SDU_DELAY_DL.bit()
            | MeasurementSlot.BUFFER_SIZE.bit();
    private static final int A = StateComponent.TRAFFIC.index();
    private static final int E = StateComponent.SPECTRAL_EFFICIENCY.index();
    private static final int B = StateComponent.BACKLOG.index();
    private static final double FORGOTTEN = 2.25;
    // Slope of the load below which a prior says that the cell is full, and a reported share that says that it is not.
    private static final double FLAT = 0.5;
    private static final double NOT_FULL_PERCENT = 90;
    /** Variance of the logarithm of traffic beyond which one report tells more than the tangent at the prior can take in. */
    private static final double LOST = 0.5;

    private static final double[] LEAST = {0, -1, -6, -4, -6, -100};
    private static final double[] MOST = {32, 1, 4.5, 12, 6, 200};

    private final FilterSettings settings;
    private final CellParameters parameters;
    private final ChiSquareBound gate;
    private final NoiseAdaptation adaptation;
    private final Beginning beginning;
    private final Transition transition;
    private final Transition delay;
    final Observation observation = new Observation();
    final double[] p = new double[N * N];
    private final double[] work = new double[N * N];
    private final double[] saved = new double[N];
    private final double[] gain = new double[N];
    private final double[] single = new double[N];
    private final double[] scale = new double[Blocks.COUNT];
    private final double[] z = new double[SLOTS];
    private final double[] noise = new double[SLOTS];
    private final double[] explained = new double[SLOTS];
    private final double[] unit = new double[SLOTS];
    private int outside;
    final double[] y = new double[SLOTS];

    Assimilation(FilterSettings settings, CellParameters parameters) {
        this.settings = settings;
        this.parameters = parameters;
        gate = new ChiSquareBound(settings.gateProbability());
        adaptation = new NoiseAdaptation(settings);
        beginning = new Beginning(observation, parameters, settings.process());
        transition = new Transition(settings.process());
        delay = new Transition(settings.process());
    }

    /** Moves a cell's mean in {@code x} from {@code xAt} and its covariance, left in {@link #p}, by so many seconds. */
    void predict(double[] memory, int at, int cell, double seconds, double[] x, int xAt) {
        UdFactors.unpack(memory, at, p);
        if (seconds > 0) {
            System.arraycopy(memory, at + Layout.PROCESS, scale, 0, Blocks.COUNT);
            observation.load(x, xAt, parameters.logBandwidth[cell]);
            transition.step(seconds);
            transition.apply(
                    x, xAt, p, parameters, cell, observation.load, observation.load * observation.loadSlope, scale);
        }
    }

    /** Moves the mean of a copy of a cell's memory and writes the expected rates. */
    void foresee(double[] copy, int cell, double seconds, double[] mean, int to) {
        if (seconds > 0) {
            observation.load(copy, 0, parameters.logBandwidth[cell]);
            transition.step(seconds);
            transition.move(copy, 0, parameters, cell, observation.load);
        }
        observation.evaluate(copy, 0, parameters, cell);
        System.arraycopy(observation.expected, 0, mean, to, SLOTS);
    }

    /** Writes expected rates and their variances at the state in memory with the covariance in {@link #p}. */
    void expect(double[] memory, int at, int cell, double seconds, double[] mean, double[] variance, int to) {
        observation.evaluate(memory, at, parameters, cell);
        for (int slot = 0; slot < SLOTS; slot++) {
            double expected = observation.expected[slot];
            unit[slot] = Observation.unitNoise(ALL[slot], expected, seconds);
            noise[slot] = Observation.noise(ALL[slot], expected, memory[at + Layout.NOISE + slot], seconds);
            mean[to + slot] = expected;
            explained[slot] = Math.max(0, explained(slot));
            variance[to + slot] = explained[slot] + noise[slot];
        }
    }

    /** First report: everything that it tells is set. */
    void begin(double[] memory, int at, int cell, int mask, double seconds) {
        adaptation.begin(memory, at);
        beginning.unknown(memory, at, cell);
        Arrays.fill(p, 0);
        reset(memory, at, cell, (1 << N) - 1, mask);
        memory[at + Layout.INITIALISED] = 1;
        memory[at + Layout.BLAMED] = -1;
        memory[at + Layout.PERIOD_SECONDS] = seconds;
        UdFactors.factor(p, memory, at);
    }

    /**
     * First report after a long silence: what it tells of traffic, backlog and users is set as at the beginning, unless the prior still
     * knows it. Call it with the prior in memory and {@link #p}.
     *
     * @return whether it was done
     */
    boolean resume(double[] memory, int at, int cell, int mask) {
        boolean told = (mask & (1 << Observation.VOLUME | 1 << Observation.PRB)) != 0;
        if (!told || p[A * N + A] < LOST) {
            return false;
        }
        int states = 1 << A | 1 << B;
        states |= (mask & 1 << Observation.CONNECTED) != 0 ? 1 << StateComponent.USERS.index() : 0;
        reset(memory, at, cell, states, mask);
        UdFactors.factor(p, memory, at);
        memory[at + Layout.CHANGED_LEFT] = settings.changedPeriods();
        return true;
    }

    /**
     * The report in {@link #y} against the prior in memory and {@link #p}, after {@link #expect}.
     *
     * @param lagSeconds how much older the report is than the state; adds the noise of the time between
     */
    UpdateOutcome take(double[] memory, int at, int cell, int mask, double[] variance, int priorAt, double lagSeconds) {
        System.arraycopy(memory, at, saved, 0, N);
        System.arraycopy(p, 0, work, 0, N * N);
        UdFactors.factor(work, memory, at);
        shareViews(mask);
        addLag(memory, at, mask, lagSeconds);
        boolean flat = (mask & 1 << Observation.PRB) != 0 && observation.loadSlope < FLAT;
        if (flat && y[Observation.PRB] < NOT_FULL_PERCENT) {
            moveTangent(memory, at, cell, variance, priorAt);
        }
        outside = outside(memory, at, mask, variance, priorAt);
        int inside = mask & ~outside;
        memory[at + Layout.PERIODS]++;
        double distance = update(memory, at, inside);
        int degrees = Integer.bitCount(inside);
        memory[at + Layout.DISTANCE] = distance;
        memory[at + Layout.DEGREES] = degrees;
        boolean held = degrees > 1 && distance > gate.of(degrees);
        memory[at + Layout.JOINT_RUN] = held ? memory[at + Layout.JOINT_RUN] + 1 : 0;
        int lasting = lasting(memory, at, mask, held);
        if (held) {
            System.arraycopy(saved, 0, memory, at, N);
            System.arraycopy(p, 0, work, 0, N * N);
            UdFactors.factor(work, memory, at);
        }
        if (held || outside != 0) {
            blame(memory, at, mask);
            memory[at + Layout.HELD_BACK] += held ? Integer.bitCount(mask) : Integer.bitCount(outside);
        }
        if (lasting != 0) {
            accept(memory, at, cell, lasting, mask);
            return UpdateOutcome.CHANGED;
        }
        if (memory[at + Layout.CHANGED_LEFT] > 0) {
            memory[at + Layout.CHANGED_LEFT]--;
        }
        adapt(memory, at, mask, held || outside != 0);
        if (held) {
            return UpdateOutcome.HELD_BACK;
        }
        return outside == 0 ? UpdateOutcome.ASSIMILATED : UpdateOutcome.PARTLY_HELD_BACK;
    }

    private void moveTangent(double[] memory, int at, int cell, double[] variance, int priorAt) {
        observation.tangentAt(memory, at, parameters.logBandwidth[cell], y[Observation.PRB]);
        for (int slot = Observation.PRB; slot <= Observation.VOLUME; slot++) {
            explained[slot] = Math.max(0, explained(slot));
            variance[priorAt + slot] = explained[slot] + noise[slot];
        }
    }

    /** The value just measured, or the gate's bound on its side where it lay beyond. */
    double believed(int slot, double expected, double variance) {
        double measured = y[slot];
        if ((outside & 1 << slot) == 0) {
            return measured;
        }
        return expected + Math.copySign(Math.sqrt(gate.of(1) * variance), measured - expected);
    }

    // Each measurement by itself against the prior; z is the normalised innovation.
    private int outside(double[] memory, int at, int mask, double[] variance, int priorAt) {
        int beyond = 0;
        double bound = gate.of(1);
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((mask & 1 << slot) != 0) {
                double innovation = y[slot] - observation.expected[slot];
                z[slot] = innovation / Math.sqrt(variance[priorAt + slot]);
                if (z[slot] * z[slot] > bound) {
                    beyond |= 1 << slot;
                } else if (memory[at + Layout.RUN + slot] != 0) {
                    memory[at + Layout.RUN + slot] = 0;
                    adaptation.outlierPassed(memory, at, slot, bound);
                }
            }
        }
        return beyond;
    }

    // Sequential scalar updates; returns the squared Mahalanobis distance of all of them together.
    private double update(double[] memory, int at, int inside) {
        double distance = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((inside & 1 << slot) == 0) {
                continue;
            }
            int row = slot * N;
            double expected = observation.expected[slot];
            for (int i = 0; i < N; i++) {
                expected += observation.sensitivity[row + i] * (memory[at + i] - saved[i]);
            }
            double r = noise[slot];
            if (Observation.multiplicative(slot) && y[slot] > observation.expected[slot]) {
                r = NoiseAdaptation.notPast(r, explained[slot], y[slot], observation.expected[slot]);
            }
            double s = UdFactors.update(memory, at, observation.sensitivity, row, r, gain);
            double step = (y[slot] - expected) / s;
            for (int i = 0; i < N; i++) {
                memory[at + i] += gain[i] * step;
            }
            distance += step * (y[slot] - expected);
        }
        bound(memory, at);
        return distance;
    }

    private void adapt(double[] memory, int at, int mask, boolean frozen) {
        boolean measurementPhase = adaptation.measurementPhase(memory, at);
        adaptation.process(memory, at, z, mask, !frozen && !measurementPhase);
        if (frozen) {
            return;
        }
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((mask & 1 << slot) == 0) {
                continue;
            }
            int row = slot * N;
            double residual = y[slot] - observation.expected[slot];
            for (int i = 0; i < N; i++) {
                residual -= observation.sensitivity[row + i] * (memory[at + i] - saved[i]);
            }
            if (measurementPhase) {
                double after = UdFactors.variance(memory, at, observation.sensitivity, row);
                adaptation.noise(memory, at, slot, residual, after, unit[slot]);
            }
            if (NoiseAdaptation.anchor(slot, mask) >= 0) {
                adaptation.bias(memory, at, slot, residual, observation.expected[slot]);
            }
        }
    }

    // User throughput, active users, delay and octets waiting are views of one queue, and so is their noise: together
    // they count as one measurement (covariance intersection with equal weights).
    private void shareViews(int mask) {
        int views = Integer.bitCount(mask & QUEUE_VIEWS);
        if (views > 1) {
            for (int slot = 0; slot < SLOTS; slot++) {
                noise[slot] *= (QUEUE_VIEWS & mask & 1 << slot) != 0 ? views : 1;
            }
        }
    }

    // A late measurement of the present state: the state has moved since, by the process noise of that time.
    private void addLag(double[] memory, int at, int mask, double lagSeconds) {
        if (lagSeconds <= 0) {
            return;
        }
        delay.step(lagSeconds);
        double[] h = observation.sensitivity;
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((mask & 1 << slot) != 0) {
                noise[slot] += delay.variance(h, slot * N, memory, at + Layout.PROCESS);
            }
        }
    }

    private int lasting(double[] memory, int at, int mask, boolean held) {
        int lasting = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((outside & 1 << slot) != 0) {
                int place = at + Layout.RUN + slot;
                double run = memory[place];
                double sign = Math.signum(z[slot]);
                memory[place] = run * sign > 0 ? run + sign : sign;
                if (Math.abs(memory[place]) >= settings.changeAfterPeriods()) {
                    lasting |= 1 << slot;
                }
            }
        }
        return held && memory[at + Layout.JOINT_RUN] >= settings.changeAfterPeriods() ? mask : lasting;
    }

    private void blame(double[] memory, int at, int mask) {
        double most = -1;
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((mask & 1 << slot) != 0 && Math.abs(z[slot]) > most) {
                most = Math.abs(z[slot]);
                memory[at + Layout.BLAMED] = slot;
            }
        }
    }

    // A redundant measurement that shifted alone gets a new bias; otherwise the state that the measurement informs is
    // set anew.
    private void accept(double[] memory, int at, int cell, int lasting, int mask) {
        int states = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((lasting & 1 << slot) != 0) {
                int anchor = NoiseAdaptation.anchor(slot, mask);
                if (anchor < 0 || (lasting & 1 << anchor) != 0) {
                    states |= 1 << stateOf(slot, mask);
                }
            }
            memory[at + Layout.RUN + slot] = 0;
        }
        UdFactors.unpack(memory, at, p);
        reset(memory, at, cell, states, mask);
        UdFactors.factor(p, memory, at);
        memory[at + Layout.JOINT_RUN] = 0;
        memory[at + Layout.CHANGED_LEFT] = settings.changedPeriods();
        memory[at + Layout.CHANGES]++;
        observation.evaluate(memory, at, parameters, cell);
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((lasting & 1 << slot) != 0 && NoiseAdaptation.anchor(slot, mask) >= 0) {
                adaptation.setBias(memory, at, slot, y[slot], observation.expected[slot]);
            }
        }
    }

    // Without a volume the PRB share tells of traffic, as in Beginning.
    private static int stateOf(int slot, int mask) {
        boolean volume = (mask & 1 << Observation.VOLUME) != 0;
        return slot == Observation.PRB && !volume
                ? StateComponent.TRAFFIC.index()
                : ALL[slot].informs().index();
    }

    private void reset(double[] memory, int at, int cell, int states, int mask) {
        beginning.set(memory, at, cell, states, y, mask);
        boolean first = memory[at + Layout.INITIALISED] == 0;
        for (int i = 0; i < N; i++) {
            boolean traffic = i == StateComponent.TREND.index() && (states & 1) != 0;
            if ((states & 1 << i) != 0 || traffic) {
                for (int k = 0; k < N; k++) {
                    p[i * N + k] = 0;
                    p[k * N + i] = 0;
                }
                p[i * N + i] = beginning.deviation[i] * beginning.deviation[i];
            }
        }
        if (first) {
            observation.evaluate(memory, at, parameters, cell);
            for (int slot = 0; slot < SLOTS; slot++) {
                if ((mask & 1 << slot) != 0 && NoiseAdaptation.anchor(slot, mask) >= 0) {
                    adaptation.setBias(memory, at, slot, y[slot], observation.expected[slot]);
                }
            }
        }
        bound(memory, at);
    }

    /** Scalar update with one component seen directly. */
    void observe(double[] memory, int at, int component, double value, double variance) {
        Arrays.fill(single, 0);
        single[component] = 1;
        double innovation = value - memory[at + component];
        double s = UdFactors.update(memory, at, single, 0, variance, gain);
        for (int i = 0; i < N; i++) {
            memory[at + i] += gain[i] * innovation / s;
        }
        bound(memory, at);
    }

    /** Widens traffic and backlog to what is not known. */
    void forget(double[] memory, int at) {
        if (memory[at + Layout.INITIALISED] == 0) {
            return;
        }
        UdFactors.unpack(memory, at, p);
        p[A * N + A] += FORGOTTEN;
        p[B * N + B] += FORGOTTEN;
        UdFactors.factor(p, memory, at);
    }

    // h P h': most measurements depend on traffic, efficiency and backlog only, the others on one component each.
    private double explained(int slot) {
        double[] h = observation.sensitivity;
        int row = slot * N;
        int only = Observation.only(slot);
        if (only >= 0) {
            return h[row + only] * h[row + only] * p[only * N + only];
        }
        double a = h[row + A];
        double e = h[row + E];
        double b = h[row + B];
        return a * (a * p[A * N + A] + 2 * (e * p[A * N + E] + b * p[A * N + B]))
                + e * (e * p[E * N + E] + 2 * b * p[E * N + B])
                + b * b * p[B * N + B];
    }

    private static void bound(double[] memory, int at) {
        for (int i = 0; i < N; i++) {
            memory[at + i] = Math.clamp(memory[at + i], LEAST[i], MOST[i]);
        }
    }
}
