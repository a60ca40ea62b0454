package io.rantwin.codecs.bench;

import io.rantwin.codecs.kpm.view.IndicationView;
import io.rantwin.codecs.kpm.view.KpmWire;
import io.rantwin.codecs.per.PerException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** E2AP, KPM header and KPM message through the reusable view. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HotDecodeBenchmark {
    private final IndicationView view = new IndicationView();
    private final byte[] f1;
    private final byte[] f3;

    public HotDecodeBenchmark() {
        BenchMessages messages = BenchMessages.load();
        f1 = messages.f1().toArray();
        f3 = messages.f3().toArray();
    }

    @Benchmark
    public IndicationView f1() throws PerException {
        view.read(f1, 0, f1.length, KpmWire.V3);
        return view;
    }

    @Benchmark
    public IndicationView f3() throws PerException {
        view.read(f3, 0, f3.length, KpmWire.V3);
        return view;
    }
}
