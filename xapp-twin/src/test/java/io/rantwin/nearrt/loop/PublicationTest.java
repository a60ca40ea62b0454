package io.rantwin.nearrt.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.rantwin.nearrt.live.CellChoice;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.twin.topology.ModelBasis;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final int BATCHES = 50;
    private static final int STATES = 100_000;
    private static final long MOST_OCTETS = 1_000;

    private final LoopCounts counts = new LoopCounts();
    private final Publication publication = new Publication(counts);

    @Test
    void whatNobodyWantsCostsNoObject() {
        CellChoice chosen = CellChoice.of(List.of("watched", "watched too"));
        long[] times = new long[1];
        for (int i = 0; i < 4; i++) {
            publication.cells(chosen, view -> counts.listenerFailed(), nanos -> times[0] += nanos);
            publication.reports(chosen, line -> counts.listenerFailed());
        }
        PublishedCell cell = new PublishedCell("unwatched");
        CellDraft draft = new CellDraft();
        draft.add("RRU.PrbTotDl", "%", 40, 1, 7);
        cell.set("gnb", 7, 8, new PublishedCell.Judgement(TrustState.TRUSTED, "", ModelBasis.GEOMETRY), draft);
        ReportLayout layout = new ReportLayout(
                List.of(new ReportLayout.Column("RRU.PrbTotDl", "%", ReportLayout.NO_SLOT, true, -1, "", 0)));
        ArrivedReport report = new ArrivedReport("gnb", layout, new double[] {40}, null, 0, 1000, 0, 0, "", false);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        int batches = 0;
        for (; batches < BATCHES && least >= MOST_OCTETS; batches++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STATES; i++) {
                publication.published(cell);
                publication.arrived("unwatched", report);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isLessThan(MOST_OCTETS);
        assertThat(times[0]).isEqualTo(4L * 7 * STATES * batches);
        assertThat(counts.listenerFailures()).isZero();
    }
}
