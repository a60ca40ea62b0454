package io.rantwin.codecs.bench;

import org.jspecify.annotations.Nullable;

/**
 * What is measured. The names are a contract with whoever reads {@code --json}. The C figures are those of the codec that
 * asn1c generates (gcc -O3, freeing included, one core of an AMD EPYC, the same two messages); a figure of ours should be
 * at most {@link #mostRatio} of them.
 */
enum Figure {
    HOT_F1("decode.hot.f1.10meas.ns", "HotDecodeBenchmark.f1", 7_400, 0.25),
    HOT_F3("decode.hot.f3.32ue.ns", "HotDecodeBenchmark.f3", 202_000, 0.25),
    RECORDS_F1("decode.records.f1.10meas.ns", "RecordsBenchmark.decodeF1", 7_400, 1),
    RECORDS_F3("decode.records.f3.32ue.ns", "RecordsBenchmark.decodeF3", 202_000, 1),
    ENCODE_F1("encode.f1.10meas.ns", "RecordsBenchmark.encodeF1", 4_300, 1),
    ENCODE_F3("encode.f3.32ue.ns", "RecordsBenchmark.encodeF3", 123_000, 1);

    /** Name of the largest allocation of a hot decode, from the profiler instead of the clock. */
    static final String HOT_ALLOCATION = "decode.hot.alloc.bytes";

    private final String figureName;
    private final String benchmark;
    private final double referenceNanos;
    private final double mostRatio;

    Figure(String figureName, String benchmark, double referenceNanos, double mostRatio) {
        this.figureName = figureName;
        this.benchmark = benchmark;
        this.referenceNanos = referenceNanos;
        this.mostRatio = mostRatio;
    }

    String figureName() {
        return figureName;
    }

    double referenceNanos() {
        return referenceNanos;
    }

    /** Largest ratio to the C figure that is good enough. */
    double mostRatio() {
        return mostRatio;
    }

    boolean isHotDecode() {
        return benchmark.startsWith(HotDecodeBenchmark.class.getSimpleName() + ".");
    }

    /** The figure that a benchmark method yields, or {@code null}. */
    static @Nullable Figure ofBenchmark(String qualifiedMethod) {
        for (Figure figure : values()) {
            if (qualifiedMethod.endsWith("." + figure.benchmark)) {
                return figure;
            }
        }
        return null;
    }
}
