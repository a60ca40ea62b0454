package io.rantwin.nearrt.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.nearrt.live.LiveNetwork.NotReadyException;
import io.rantwin.nearrt.loop.ArrivedReport;
import io.rantwin.nearrt.loop.CellFacts;
import io.rantwin.nearrt.loop.LoopSettings;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.nearrt.loop.ReportLayout;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.nearrt.network.CellIdentities;
import io.rantwin.nearrt.network.TwinNetwork;
import io.rantwin.nearrt.service.MacroPower;
import io.rantwin.twin.calibration.PowerCalibration;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.Scenario;
import io.rantwin.twin.whatif.WhatIf;
import io.rantwin.xapp.complaint.Complaints;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PowerBookTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_800_000_000L * SECOND;
    private static final String CELL = "001-01-000004001";
    private static final double RADIATED = Math.pow(10, 1.6);
    private static final ReportLayout LAYOUT = new ReportLayout(List.of(
            new ReportLayout.Column("RRU.PrbTotDl", "%", MeasurementSlot.PRB_TOT_DL.index(), true, -1, "", 0),
            new ReportLayout.Column(
                    "DRB.RlcSduTransmittedVolumeDL", "kbit", MeasurementSlot.VOLUME_DL.index(), true, -1, "", 0),
            new ReportLayout.Column("PEE.AvgPower", "W", ReportLayout.NO_SLOT, true, -1, "", 0)));

    private final AtomicLong own = new AtomicLong();
    private final NetworkTime time = new NetworkTime(own::get, 60 * SECOND);
    private final TwinLoop loop = new TwinLoop(
            new LoopSettings(1, 64, 10, 600, 6000, 4),
            new MeasurementNames(MeasurementCatalogue.bundled()),
            time,
            own::get,
            _ -> CellFacts.NONE,
            _ -> {},
            new Complaints(LoggerFactory.getLogger(PowerBookTest.class), InstantSource.system()));
    private final TwinNetwork network = new TwinNetwork(new CellIdentities("", 1, 22), 3);
    private final Set<String> asleep = new HashSet<>();
    private final PowerBook book = new PowerBook(
            loop, time::epoch, asleep::contains, network::powerDbm, MacroPower.IDLE_WATTS, MacroPower.SLOPE);
    private int second;

    PowerBookTest() {
        network.connect(loop, loop, () -> {});
        network.reckonWith(book);
        loop.begin();
    }

    @AfterEach
    void end() {
        loop.close();
    }

    private void report(int seconds) {
        for (int i = 0; i < seconds; i++, second++) {
            double load = asleep.isEmpty() ? 0.2 + 0.1 * (second % 5) : Double.NaN;
            double watts = asleep.isEmpty() ? 205 + 5 * load * RADIATED + second % 3 - 1 : 31;
            double[] values = {100 * load, 40_000 * load, watts};
            long end = START + (second + 1) * SECOND;
            own.set((second + 1) * SECOND);
            time.told(time.node("gnb"), end);
            Objects.requireNonNull(loop.inbox(CELL))
                    .offer(new ArrivedReport(
                            "gnb", LAYOUT, values, null, START + second * SECOND, 1000, second, 0, "", false));
            await().pollInterval(1, TimeUnit.MILLISECONDS)
                    .until(() -> loop.cell(CELL) != null
                            && loop.reports().read(List.of(CELL), end, end + 1).size() == 1);
            book.tick();
        }
    }

    private double presentWatts() throws NotReadyException {
        Outcome outcome = new WhatIf(new MacroPower(), null)
                .run(network.cut(), new Scenario(List.of(), 10_000, 1000, 10_000, 20, 1));
        return outcome.trajectory(Kpi.POWER, 0, 0, false).mean();
    }

    @Test
    void whatIfsOfThePresentDrawWhatIsReported() throws Exception {
        report(20);
        assertThat(book.of(CELL)).isNull();
        assertThat(presentWatts()).isGreaterThan(780);
        report(160);
        CellPower power = Objects.requireNonNull(book.of(CELL));
        assertThat(power.idleWatts()).isCloseTo(205, within(6.0));
        assertThat(power.slope()).isCloseTo(5, within(0.4));
        double reported = 205 + 5 * 0.4 * RADIATED;
        assertThat(presentWatts()).isCloseTo(reported, within(0.05 * reported));

        // Asleep: what is reported a while after it fell asleep, and nothing of it goes into the other two.
        asleep.add(CELL);
        report(75);
        power = Objects.requireNonNull(book.of(CELL));
        assertThat(power.sleepWatts()).isCloseTo(31, within(0.1));
        assertThat(power.idleWatts()).isCloseTo(205, within(6.0));
    }

    @Test
    void whatWasLearnedOutlivesTheProcess() {
        report(180);
        asleep.add(CELL);
        report(75);
        CellPower before = Objects.requireNonNull(book.of(CELL));
        byte[] kept = Objects.requireNonNull(book.octets().get(CELL));
        PowerBook next = new PowerBook(
                loop, time::epoch, asleep::contains, network::powerDbm, MacroPower.IDLE_WATTS, MacroPower.SLOPE);

        assertThat(next.resume(CELL, kept)).isTrue();

        assertThat(next.of(CELL)).isEqualTo(before);
        assertThat(next.octets()).containsOnlyKeys(CELL);
    }

    @Test
    void whatIsOfAnotherVersionOrMakesNoSenseIsNotTakenUp() {
        // As release 0.1 writes it (docs/upgrade.md): 780 W idle, slope 4.75, 450 W asleep, of three reports.
        assertThat(LearnedPower.read(HexFormat.of()
                        .parseHex("010103" + "4088600000000000" + "4013000000000000" + "407c200000000000")))
                .isEqualTo(new PowerCalibration.Learned(true, 780, 4.75, 450, 3));
        byte[] good = LearnedPower.write(new PowerCalibration.Learned(true, 200, 5, 30, 3));
        assertThat(LearnedPower.read(good)).isEqualTo(new PowerCalibration.Learned(true, 200, 5, 30, 3));
        assertThat(LearnedPower.read(LearnedPower.write(new PowerCalibration.Learned(false, 200, 5, Double.NaN, 0))))
                .isEqualTo(new PowerCalibration.Learned(false, 200, 5, Double.NaN, 0));
        for (int length = 0; length < good.length; length++) {
            assertThat(book.resume(CELL, Arrays.copyOf(good, length))).isFalse();
        }
        byte[] later = good.clone();
        later[0]++;
        assertThat(book.resume(CELL, later)).isFalse();
        byte[] negative = good.clone();
        negative[3] |= (byte) 0x80;
        assertThat(book.resume(CELL, negative)).isFalse();
        byte[] neither = good.clone();
        neither[1] = 2;
        assertThat(book.resume(CELL, neither)).isFalse();
        assertThat(book.of(CELL)).isNull();
        assertThat(book.octets()).isEmpty();
    }
}
