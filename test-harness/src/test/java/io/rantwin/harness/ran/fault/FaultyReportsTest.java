package io.rantwin.harness.ran.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.harness.e2node.NodeIdentity;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.node.NodePlan;
import io.rantwin.harness.ran.node.ReportTamper.Subject;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.harness.ran.scenario.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultyReportsTest {
    private static final Instant ANY = Instant.parse("2026-01-05T00:00:00Z");
    private static final long STEP = RadioNetwork.STEP_MICROS;
    private static final NodeIdentity NODE =
            new NodeIdentity(NodePlan.DEFAULT.plmn(), NodePlan.DEFAULT.firstGnbId(), NodePlan.DEFAULT.gnbIdBits());
    private static final NodeIdentity OTHER =
            new NodeIdentity(NodePlan.DEFAULT.plmn(), NodePlan.DEFAULT.firstGnbId() + 1, NodePlan.DEFAULT.gnbIdBits());

    private final RadioNetwork network = network();
    private final List<byte[]> sent = new ArrayList<>();

    @Test
    void falsifiesTheFiguresOfOneCellWhileTheFaultIsOn() {
        FaultyReports reports = reports(
                during(new ReportFault.WrongUnit(1, "DRB.UEThpDl", 1000)),
                during(new ReportFault.LiarCell(2, "", 0.5, 3)));

        assertThat(value(reports, "DRB.UEThpDl", 7, 1)).isEqualTo(7);
        network.step();
        assertThat(value(reports, "DRB.UEThpDl", 7, 1)).isEqualTo(7000);
        assertThat(value(reports, "RRU.PrbTotDl", 7, 1)).isEqualTo(7);
        assertThat(value(reports, "DRB.UEThpDl", 7, 0)).isEqualTo(7);
        assertThat(value(reports, "RRU.PrbTotDl", 8, 2)).isEqualTo(7);
        assertThat(value(reports, "RRU.PrbTotDl", Double.NaN, 2)).isNaN();
        assertThat(value(reports, "RRU.PrbTotDl", 8, 0, 1, 2)).isEqualTo(8);
        network.step();
        assertThat(value(reports, "DRB.UEThpDl", 7, 1)).isEqualTo(7);
    }

    @Test
    void freezesEachFigureAndThawsIt() {
        FaultyReports reports = reports(
                new TimedFault(new ReportFault.FrozenValues(0, ""), STEP, STEP, 3 * STEP),
                new TimedFault(new ReportFault.FrozenValues(0, ""), 4 * STEP, 4 * STEP, TimedFault.FOREVER));
        network.step();
        assertThat(value(reports, "A", 1, 0)).isEqualTo(1);
        assertThat(value(reports, "B", 2, 0)).isEqualTo(2);
        network.step();
        assertThat(value(reports, "A", 5, 0)).isEqualTo(1);
        assertThat(value(reports, "B", 6, 0)).isEqualTo(2);
        assertThat(value(reports, "A", 6, 1)).isEqualTo(6);
        network.step();
        assertThat(value(reports, "A", 9, 0)).isEqualTo(9);
        network.step();
        assertThat(value(reports, "A", 11, 0)).isEqualTo(11);
        network.step();
        assertThat(value(reports, "A", 12, 0)).isEqualTo(11);
    }

    @Test
    void skewsTheClockOfOneNodeMoreAndMore() {
        FaultyReports reports =
                reports(new TimedFault(new ReportFault.ClockSkew(0, 1500, 1e5), STEP, STEP, TimedFault.FOREVER));
        assertThat(reports.clock(NODE, ANY)).isEqualTo(ANY);
        network.step();
        assertThat(reports.clock(NODE, ANY)).isEqualTo(ANY.plusMillis(1500));
        network.advanceTo(STEP + 1_000_000);
        // A tenth too fast for a second.
        assertThat(reports.clock(NODE, ANY)).isEqualTo(ANY.plusMillis(1600));
        assertThat(reports.clock(OTHER, ANY)).isEqualTo(ANY);
    }

    @Test
    void losesAsManyAsItSays() {
        FaultyReports reports = reports(always(new ReportFault.ReportLoss(0, 0.3)));
        for (int i = 0; i < 2000; i++) {
            assertThat(send(reports, NODE, i)).isTrue();
        }
        // Three standard deviations of a binomial are 61.
        assertThat(sent.size()).isBetween(1339, 1461);
        sent.clear();
        for (int i = 0; i < 50; i++) {
            send(reports, OTHER, i);
        }
        assertThat(sent).hasSize(50);
    }

    @Test
    void doublesReports() {
        FaultyReports reports = reports(always(new ReportFault.ReportDuplication(0, 1)));
        send(reports, NODE, 1);
        send(reports, NODE, 2);
        assertThat(numbers()).containsExactly(1, 1, 2, 2);
        assertThat(sent.get(0)).isNotSameAs(sent.get(1));
    }

    @Test
    void swapsNeighbours() {
        FaultyReports reports = reports(always(new ReportFault.ReportReordering(0, 1)));
        for (int i = 1; i <= 6; i++) {
            send(reports, NODE, i);
        }
        assertThat(numbers()).containsExactly(2, 1, 4, 3, 6, 5);
    }

    @Test
    void doesNotHoldAReportForEver() {
        FaultyReports reports = reports(always(new ReportFault.ReportReordering(0, 1)));
        send(reports, NODE, 1);
        assertThat(sent).isEmpty();
        assertThat(reports.waiting()).isEqualTo(1);
        network.advanceTo(FaultyDelivery.LONGEST_HELD_MICROS + STEP);
        reports.advanceTo(ANY);
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void delaysWithinItsBounds() {
        FaultyReports reports = reports(always(new ReportFault.ReportDelay(0, 1, 100, 50)));
        for (int i = 0; i < 100; i++) {
            send(reports, NODE, i);
        }
        network.advanceTo(90_000);
        reports.advanceTo(ANY);
        assertThat(sent).isEmpty();
        network.advanceTo(120_000);
        reports.advanceTo(ANY);
        // Evenly between 100 and 150 ms.
        assertThat((double) sent.size()).isCloseTo(40, within(16.0));
        network.advanceTo(150_000);
        reports.advanceTo(ANY);
        assertThat(sent).hasSize(100);
        assertThat(numbers()).isNotEqualTo(numbers().stream().sorted().toList());
    }

    @Test
    void boundsWhatWaits() {
        FaultyReports reports = reports(always(new ReportFault.ReportDelay(0, 1, 1e6, 0)));
        for (int i = 0; i < FaultyDelivery.MOST_WAITING + 5; i++) {
            send(reports, NODE, i);
        }
        assertThat(reports.waiting()).isEqualTo(FaultyDelivery.MOST_WAITING);
        assertThat(sent).hasSize(5);
    }

    @Test
    void corruptsAFewBits() {
        FaultyReports reports = reports(always(new ReportFault.ReportCorruption(0, 1)));
        byte[] good = new byte[100];
        reports.indication(NODE, ANY, good.clone(), sent::add);
        int changed = 0;
        for (byte octet : sent.getFirst()) {
            changed += Integer.bitCount(octet & 0xff);
        }
        assertThat(changed).isBetween(1, 4);
    }

    @Test
    void tellsTheNodeWhenItsOwnReportWasNotTaken() {
        assertThat(reports().indication(NODE, ANY, new byte[1], _ -> false)).isFalse();
    }

    @Test
    void isSilentWhileTheNodeRestarts() {
        FaultyReports reports = reports(during(new ReportFault.NodeRestart(0)));
        send(reports, NODE, 1);
        network.step();
        send(reports, NODE, 2);
        send(reports, OTHER, 3);
        network.step();
        send(reports, NODE, 4);
        assertThat(numbers()).containsExactly(1, 3, 4);
    }

    @Test
    void ignoresControlsOfItsCell() {
        FaultyReports reports = reports(during(new ReportFault.ControlIgnored(2)));
        assertThat(reports.ignores(2)).isFalse();
        network.step();
        assertThat(reports.ignores(2)).isTrue();
        assertThat(reports.ignores(1)).isFalse();
    }

    @Test
    void drawsFromItsSeed() {
        List<List<Integer>> runs = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            sent.clear();
            FaultyReports reports = new FaultyReports(
                    List.of(always(new ReportFault.ReportLoss(0, 0.5))), network, NodePlan.DEFAULT, seed);
            for (int i = 0; i < 64; i++) {
                send(reports, NODE, i);
            }
            runs.add(numbers());
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1)).isNotEqualTo(runs.get(2));
    }

    private boolean send(FaultyReports reports, NodeIdentity node, int number) {
        return reports.indication(node, ANY, new byte[] {(byte) number, (byte) (number >> 8)}, sent::add);
    }

    private List<Integer> numbers() {
        return sent.stream().map(pdu -> (pdu[0] & 0xff) + 256 * (pdu[1] & 0xff)).toList();
    }

    private double value(FaultyReports reports, String name, double figure, Integer... cells) {
        Subject subject = new Subject(NODE, Arrays.asList(cells), -1, name, MeasurementLabel.NO_LABEL);
        return reports.value(subject, ANY.minus(Duration.ofSeconds(1)), figure);
    }

    private FaultyReports reports(TimedFault... faults) {
        return new FaultyReports(List.of(faults), network, NodePlan.DEFAULT, 1);
    }

    private static TimedFault always(Fault fault) {
        return new TimedFault(fault, 0, 0, TimedFault.FOREVER);
    }

    private static TimedFault during(Fault fault) {
        return new TimedFault(fault, STEP, STEP, 2 * STEP);
    }

    private static RadioNetwork network() {
        try {
            return new RadioNetwork(
                    Scenarios.named("tiny", ScenarioChanges.NONE).plan(), 1);
        } catch (ScenarioException refused) {
            throw new AssertionError(refused);
        }
    }
}
