package io.rantwin.nearrt.keeping;

import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.loop.ArrivedReport;
import io.rantwin.nearrt.loop.CellBelief;
import io.rantwin.nearrt.loop.CellFacts;
import io.rantwin.nearrt.loop.LoopSettings;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.nearrt.loop.ReportLayout;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.estimation.StateComponent;
import io.rantwin.twin.forecast.SeasonSettings;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.sdl.Sdl;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/** A loop with its keeper from its beginning to its end. The same cell reports the same in each. */
final class Life implements AutoCloseable {
    static final long SECOND = 1_000_000_000L;
    static final long START = 1_800_000_000L * SECOND;
    /** Thousands of reports are waited for, each some ten microseconds. */
    private static final Duration LOOK = Duration.ofNanos(50_000);

    private static final ReportLayout LAYOUT = new ReportLayout(List.of(
            new ReportLayout.Column("RRU.PrbTotDl", "%", MeasurementSlot.PRB_TOT_DL.index(), true, -1, "", 0),
            new ReportLayout.Column(
                    "DRB.RlcSduTransmittedVolumeDL", "kbit", MeasurementSlot.VOLUME_DL.index(), true, -1, "", 0),
            new ReportLayout.Column("RRC.ConnMean", "UE", MeasurementSlot.CONN_MEAN.index(), true, -1, "", 0),
            new ReportLayout.Column("RRU.PrbTotUl", "%", ReportLayout.NO_SLOT, true, -1, "", 0)));

    private final AtomicLong own = new AtomicLong();
    private final NetworkTime time = new NetworkTime(own::get, 60 * SECOND);
    final AtomicInteger lost = new AtomicInteger();
    final TwinLoop loop;
    final Keeper keeper;

    Life(Sdl sdl) {
        Complaints complaints = new Complaints(LoggerFactory.getLogger(Life.class), InstantSource.system());
        loop = new TwinLoop(
                new LoopSettings(2, 64, 1000, 100, 100_000, 4, new SeasonSettings(80_000, 8)),
                new MeasurementNames(MeasurementCatalogue.bundled()),
                time,
                own::get,
                _ -> CellFacts.NONE,
                _ -> {},
                complaints);
        keeper = new Keeper(
                sdl,
                loop.keeping(),
                loop::networkNanos,
                own::get,
                TimeUnit.MINUTES.toNanos(60),
                complaints,
                lost::incrementAndGet);
    }

    void begin() {
        keeper.restore();
        loop.begin();
    }

    static String cellId(int cell) {
        return String.format(Locale.ROOT, "001-01-%09x", 0x4001 + cell);
    }

    /** Reports of the first cells of the seconds from..until - 1, taken one after the other. */
    void report(int cells, int from, int until) {
        for (int second = from; second < until; second++) {
            long end = START + (second + 1) * SECOND;
            own.set((second + 1) * SECOND);
            time.told(time.node("gnb"), end);
            for (int cell = 0; cell < cells; cell++) {
                double load = 20 + 5 * cell + 10 * Math.sin(second / 20.0) + (second * 7 + cell * 3) % 5;
                double[] values = {load, 400 * load + second % 11, 10 + load / 2, load / 3};
                String cellId = cellId(cell);
                Objects.requireNonNull(loop.inbox(cellId))
                        .offer(new ArrivedReport(
                                "gnb", LAYOUT, values, null, START + second * SECOND, 1000, second, 0, "", false));
                await().pollInSameThread()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(LOOK)
                        .until(() -> {
                            CellView view = loop.cell(cellId);
                            return view != null && view.networkNanos() == end;
                        });
            }
        }
    }

    /** A node that has none of the cells says what time it is. */
    void nothingReports(int second) {
        own.set((second + 1) * SECOND);
        time.told(time.node("other"), START + second * SECOND);
    }

    /** The keeper works for three seconds. */
    void tickUntilAllAreThere(int cells) {
        keeper.tick();
        own.addAndGet(3 * SECOND);
        keeper.tick();
        await().until(() -> loop.views().size() == cells);
    }

    CellView cell(int cell) {
        return Objects.requireNonNull(loop.cell(cellId(cell)));
    }

    private CellBelief belief(int cell) {
        return loop.beliefs().stream()
                .filter(each -> each.cellId().equals(cellId(cell)))
                .findFirst()
                .orElseThrow();
    }

    double load(int cell) {
        return belief(cell).load();
    }

    /** Of the logarithm of traffic. */
    double stateVariance(int cell) {
        int traffic = StateComponent.TRAFFIC.index();
        return belief(cell).covariance()[traffic * StateComponent.COUNT + traffic];
    }

    @Override
    public void close() {
        loop.close();
    }
}
