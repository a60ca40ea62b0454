package io.rantwin.nearrt.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.KpiBelief;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.twin.topology.ModelBasis;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PublishedCellTest {
    private static final PublishedCell.Judgement TRUSTED =
            new PublishedCell.Judgement(TrustState.TRUSTED, "", ModelBasis.GEOMETRY);
    private static final PublishedCell.Judgement STALE =
            new PublishedCell.Judgement(TrustState.STALE, "Nothing came.", ModelBasis.GEOMETRY);

    private static void fill(CellDraft draft, int number) {
        draft.count = 0;
        for (int i = 0; i < 3 + number % 40; i++) {
            draft.add("k" + i, "u", number, -number, number);
        }
        draft.stateNanos = number;
        draft.informationNanos = number;
        Arrays.fill(draft.state, number);
        Arrays.fill(draft.covariance, number);
        draft.load = number;
        draft.loadDeviation = number;
    }

    @Test
    void hasNothingBeforeTheFirstState() {
        PublishedCell cell = new PublishedCell("a");
        assertThat(cell.view()).isNull();
        assertThat(cell.glance()).isNull();
        assertThat(cell.belief()).isNull();
        assertThat(cell.isThere()).isFalse();
        assertThat(cell.trust()).isEqualTo(TrustState.STALE);
    }

    @Test
    void keepsTheFiguresWhenItIsJudgedAnew() {
        PublishedCell cell = new PublishedCell("a");
        CellDraft draft = new CellDraft();
        fill(draft, 7);
        cell.set("gnb", 7, 8, TRUSTED, draft);
        CellView before = Objects.requireNonNull(cell.view());
        fill(draft, 9);
        cell.judged(STALE, draft);
        CellView after = Objects.requireNonNull(cell.view());
        assertThat(after.kpis()).isEqualTo(before.kpis()).hasSize(10).allMatch(kpi -> kpi.mean() == 7);
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.trust()).isEqualTo(TrustState.STALE);
        assertThat(after.trustReason()).isEqualTo("Nothing came.");
        assertThat(after.networkNanos()).isEqualTo(7);
        assertThat(Objects.requireNonNull(cell.belief()).mean()).containsOnly(9.0);
        // What was read before does not change.
        assertThat(before.trust()).isEqualTo(TrustState.TRUSTED);
    }

    @Test
    void givesAReaderThatMeetsTheWriterNothingThatDoesNotFitTogether() throws InterruptedException {
        PublishedCell cell = new PublishedCell("a");
        AtomicBoolean isOver = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            CellDraft draft = new CellDraft();
            for (int number = 1; number <= 100_000; number++) {
                fill(draft, number);
                cell.set("gnb", number, number, TRUSTED, draft);
            }
            isOver.set(true);
        });
        int read = 0;
        while (!isOver.get() || read == 0) {
            CellView view = cell.view();
            CellBelief belief = cell.belief();
            if (view != null && belief != null) {
                int number = (int) view.version();
                assertThat(view.networkNanos()).isEqualTo(number);
                assertThat(view.arrivalNanos()).isEqualTo(number);
                assertThat(view.kpis()).hasSize(3 + number % 40);
                for (KpiBelief kpi : view.kpis()) {
                    assertThat(kpi.mean()).isEqualTo(number);
                    assertThat(kpi.deviation()).isEqualTo(-number);
                }
                assertThat(belief.mean()).containsOnly((double) belief.stateNanos());
                assertThat(belief.covariance()).containsOnly((double) belief.stateNanos());
                read++;
            }
        }
        writer.join();
    }
}
