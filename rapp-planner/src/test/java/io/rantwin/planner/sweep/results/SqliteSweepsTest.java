package io.rantwin.planner.sweep.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.planner.sweep.Cancellation;
import io.rantwin.planner.sweep.Jobs;
import io.rantwin.planner.sweep.ShardResult;
import io.rantwin.planner.sweep.Sweep;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepExecutor;
import io.rantwin.planner.sweep.SweepJob;
import io.rantwin.planner.sweep.SweepStore;
import io.rantwin.planner.sweep.ThreadExecutor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSweepsTest {
    private static final ShardResult RESULT = new ShardResult(4, 40, 2, new double[] {1, 2}, new double[] {3, 4, 5, 6});

    @TempDir
    private Path folder;

    private static SweepStore.Ordered ordered(String id) {
        return new SweepStore.Ordered(id, "night", 1000, "plan", new byte[] {1, 2}, 7, 70);
    }

    @Test
    void aResultIsKeptOnce() throws SweepException {
        try (SqliteSweeps store = SqliteSweeps.open(folder)) {
            store.begin(ordered("aa11"));
            store.begin(ordered("aa11"));
            assertThat(store.put("aa11", RESULT)).isTrue();
            assertThat(store.put("aa11", RESULT)).isFalse();
            ShardResult other = new ShardResult(4, 40, 2, new double[] {1, 2}, new double[] {3, 4, 5, 7});
            assertThatThrownBy(() -> store.put("aa11", other)).hasMessageContaining("another result than before");
            assertThatThrownBy(() -> store.put("unknown", RESULT)).isInstanceOf(SweepException.class);
        }
        try (SqliteSweeps store = SqliteSweeps.openThere(folder)) {
            assertThat(store.done("aa11").stream()).containsExactly(4);
            List<ShardResult> read = new ArrayList<>();
            store.read("aa11", read::add);
            assertThat(read).containsExactly(RESULT);
            assertThat(store.list()).containsExactly(new SweepStore.Summary("aa11", "night", 1000, 7, 1, 70));
        }
    }

    @Test
    void aSweepIsFoundByTheBeginningOfItsId() throws SweepException {
        try (SqliteSweeps store = SqliteSweeps.open(folder)) {
            store.begin(ordered("aa11"));
            store.begin(ordered("aa22"));
            assertThat(store.find("aa1")).map(SweepStore.Ordered::id).contains("aa11");
            assertThat(store.find("b")).isEmpty();
            assertThat(store.find("")).isEmpty();
            assertThat(store.find("%")).isEmpty();
            assertThatThrownBy(() -> store.find("aa")).hasMessageContaining("More than one sweep");
        }
    }

    @Test
    void aSweepIsRunByOneAtATime() throws SweepException, IOException {
        try (SqliteSweeps store = SqliteSweeps.open(folder);
                SqliteSweeps other = SqliteSweeps.open(folder)) {
            try (FileChannel claim = store.claim("aa11")) {
                assertThat(claim.isOpen()).isTrue();
                assertThatThrownBy(() -> other.claim("aa11")).hasMessageContaining("being run by another process");
                other.claim("aa22").close();
            }
            other.claim("aa11").close();
        }
    }

    @Test
    void aFolderWithoutSweepsIsNotBegunByReading() {
        assertThatThrownBy(() -> SqliteSweeps.openThere(folder.resolve("none")))
                .hasMessageContaining("there are no sweeps in this folder");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aCancelledSweepIsTakenUpAgainAndHasTheSameBits() throws SweepException {
        SweepJob job = Jobs.energy(1200, 4);
        List<ShardResult> expected = Jobs.results(job, new ThreadExecutor(1));
        List<Long> progress = new ArrayList<>();
        try (SqliteSweeps store = SqliteSweeps.open(folder);
                SweepExecutor threads = new ThreadExecutor(2)) {
            store.begin(new SweepStore.Ordered(
                    "aa11", "night", 1000, "plan", job.snapshot(), job.shards(), job.evaluations()));
            Sweep sweep = new Sweep(store, "aa11", job);
            Cancellation soon = new Cancellation();
            assertThat(sweep.run(threads, soon, evaluations -> {
                        if (evaluations > 0) {
                            soon.ask();
                        }
                    }))
                    .isFalse();
            int kept = store.done("aa11").cardinality();
            assertThat(kept).isBetween(1, job.shards() - 1);
            assertThat(sweep.run(threads, new Cancellation(), progress::add)).isTrue();
            List<ShardResult> read = new ArrayList<>();
            store.read("aa11", read::add);
            assertThat(read).isEqualTo(expected);
            assertThat(progress.getFirst()).isEqualTo(1000L * kept);
            assertThat(progress.getLast()).isEqualTo(4800);
            assertThat(progress).hasSize(1 + job.shards() - kept).isSorted();
        }
    }

    @Test
    void whatTheStoreRefusesEndsTheSweep() throws SweepException {
        SweepJob job = Jobs.energy(2000, 4);
        try (SqliteSweeps store = SqliteSweeps.open(folder)) {
            Sweep unknown = new Sweep(store, "never begun", job);
            assertThatThrownBy(() -> unknown.run(new ThreadExecutor(2), new Cancellation(), done -> {}))
                    .isInstanceOf(SweepException.class)
                    .hasMessageContaining("cannot be used");
        }
    }
}
