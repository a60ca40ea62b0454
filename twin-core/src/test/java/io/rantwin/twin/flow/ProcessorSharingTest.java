package io.rantwin.twin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProcessorSharingTest {
    /** Flow by flow, with a third of the flows ten times as large: what counts is the mean alone. */
    @Test
    void agreesWithASimulatedQueueOfUnequalFlows() {
        var random = new Random(7);
        double capacity = 1;
        double[] left = new double[10_000];
        int flows = 0;
        double clock = 0;
        double area = 0;
        double transferTimes = 0;
        double[] begun = new double[10_000];
        int done = 0;
        double load = 0.6;
        // Sizes 0.25 (2/3) or 2.5 (1/3): mean 1.
        double nextArrival = exponential(random) / load;
        while (done < 300_000) {
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < flows; i++) {
                least = Math.min(least, left[i]);
            }
            double untilDone = flows == 0 ? Double.POSITIVE_INFINITY : least * flows / capacity;
            double step = Math.min(nextArrival - clock, untilDone);
            area += step * flows;
            clock += step;
            double share = flows == 0 ? 0 : step * capacity / flows;
            for (int i = flows - 1; i >= 0; i--) {
                left[i] -= share;
                if (left[i] <= 1e-12) {
                    transferTimes += clock - begun[i];
                    done++;
                    flows--;
                    left[i] = left[flows];
                    begun[i] = begun[flows];
                }
            }
            if (clock >= nextArrival) {
                left[flows] = random.nextInt(3) == 0 ? 2.5 : 0.25;
                begun[flows++] = clock;
                nextArrival = clock + exponential(random) / load;
            }
        }
        assertThat(ProcessorSharing.meanActiveFlows(load)).isCloseTo(area / clock, within(0.04));
        assertThat(ProcessorSharing.meanTransferSeconds(1, capacity, load))
                .isCloseTo(transferTimes / done, within(0.06));
    }

    private static double exponential(Random random) {
        return -Math.log(1 - random.nextDouble());
    }

    @Property(seed = "1")
    void figuresObeyLittlesLaw(@ForAll @DoubleRange(min = 0.01, max = 0.99) double load) {
        double capacity = 50e6;
        double size = 8e6;
        double arrivals = load * capacity / size;
        assertThat(arrivals * ProcessorSharing.meanTransferSeconds(size, capacity, load))
                .isCloseTo(ProcessorSharing.meanActiveFlows(load), within(1e-9));
        double mean = 0;
        for (int n = 0; n < 5_000; n++) {
            mean += n * ProcessorSharing.probabilityOfFlows(load, n);
        }
        assertThat(mean).isCloseTo(ProcessorSharing.meanActiveFlows(load), within(1e-6));
    }

    @Test
    void saysWhatHappensAtAndBeyondTheEdges() {
        assertThat(ProcessorSharing.meanActiveFlows(1)).isInfinite();
        assertThat(ProcessorSharing.meanUserThroughputBitPerS(1e6, 1.2)).isZero();
        assertThat(ProcessorSharing.load(0, 0)).isZero();
        assertThat(ProcessorSharing.load(1, 0)).isInfinite();
        assertThat(ProcessorSharing.load(-1, 5)).isNaN();
        assertThat(ProcessorSharing.meanActiveFlows(Double.NaN)).isNaN();
        assertThat(ProcessorSharing.utilisation(1.7)).isEqualTo(1);
    }

    @Property(seed = "1")
    void admissionLimitIsTheTruncatedGeometricLaw(
            @ForAll @DoubleRange(min = 0.05, max = 5) double load, @ForAll @IntRange(min = 1, max = 60) int limit) {
        double mass = 0;
        double moment = 0;
        double last = 0;
        for (int n = 0; n <= limit; n++) {
            last = Math.pow(load, n);
            mass += last;
            moment += n * last;
        }
        var admission = new AdmissionLimit(limit);
        assertThat(admission.blocking(load)).isCloseTo(last / mass, within(1e-9));
        assertThat(admission.meanActiveFlows(load)).isCloseTo(moment / mass, within(1e-7 * limit));
        assertThat(admission.utilisation(load)).isCloseTo(1 - 1 / mass, within(1e-9));
    }

    @Test
    void admissionLimitHoldsAtExtremes() {
        assertThat(new AdmissionLimit(1_000_000).blocking(2)).isCloseTo(0.5, within(1e-9));
        assertThat(new AdmissionLimit(40).meanActiveFlows(Double.POSITIVE_INFINITY))
                .isEqualTo(40);
        assertThat(new AdmissionLimit(9).meanUserThroughputBitPerS(9e6, 0)).isEqualTo(9e6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdmissionLimit(0))
                .withMessageContaining("limit is 0");
    }

    @Test
    void classesShareTimeAndKeepTheirOwnRates() {
        double[] traffic = {10e6, 5e6};
        double[] rate = {100e6, 20e6};
        double load = MultiClassSharing.load(traffic, rate);
        assertThat(load).isCloseTo(0.35, within(1e-12));
        assertThat(MultiClassSharing.classThroughputBitPerS(rate[1], load)).isCloseTo(13e6, within(1.0));
        double flows = MultiClassSharing.classActiveFlows(traffic[0], rate[0], load)
                + MultiClassSharing.classActiveFlows(traffic[1], rate[1], load);
        assertThat(flows).isCloseTo(ProcessorSharing.meanActiveFlows(load), within(1e-12));
        assertThat(MultiClassSharing.cellThroughputBitPerS(traffic, rate)).isCloseTo(15e6 / flows, within(1e-3));
        assertThat(MultiClassSharing.cellThroughputBitPerS(traffic, new double[] {12e6, 5e6}))
                .isZero();
    }

    @Property(seed = "1")
    void fastVariationIsNeverWorseThanSlow(
            @ForAll @DoubleRange(min = 0, max = 0.9) double demand,
            @ForAll @DoubleRange(min = 1, max = 3) double spread) {
        double[] probability = {0.25, 0.5, 0.25};
        double[] capacity = {1, 1 + spread / 2, 1 + spread};
        double fast = VaryingCapacity.meanActiveFlowsFast(demand, probability, capacity);
        double slow = VaryingCapacity.meanActiveFlowsSlow(demand, probability, capacity);
        assertThat(fast).isLessThanOrEqualTo(slow + 1e-12);
    }

    @Test
    void schedulingGainIsSummedExactly() {
        assertThat(VaryingCapacity.meanActiveFlowsWithGain(0.7, new double[] {1}))
                .isCloseTo(ProcessorSharing.meanActiveFlows(0.7), within(1e-12));
        // Gain n for all n is M/M/infinity: the mean is the load (the array is long enough to hold all mass).
        double[] gain = new double[200];
        for (int n = 0; n < gain.length; n++) {
            gain[n] = n + 1;
        }
        assertThat(VaryingCapacity.meanActiveFlowsWithGain(5, gain)).isCloseTo(5, within(1e-9));
        // Gain min(n, c) is M/M/c; c = 2, load 1: mean 4/3 (Erlang C 1/3, 1 + 1/3 * 1/(2-1)).
        assertThat(VaryingCapacity.meanActiveFlowsWithGain(1, new double[] {1, 2}))
                .isCloseTo(4.0 / 3, within(1e-12));
        assertThat(VaryingCapacity.meanActiveFlowsWithGain(2, new double[] {1, 2}))
                .isInfinite();
    }
}
