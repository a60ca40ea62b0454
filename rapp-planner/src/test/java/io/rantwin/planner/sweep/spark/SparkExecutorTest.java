package io.rantwin.planner.sweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.planner.sweep.Cancellation;
import io.rantwin.planner.sweep.Jobs;
import io.rantwin.planner.sweep.Shard;
import io.rantwin.planner.sweep.ShardResult;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepJob;
import io.rantwin.planner.sweep.ThreadExecutor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkExecutorTest {
    private SparkExecutor spark;

    @BeforeAll
    void start() throws SweepException {
        spark = SparkExecutor.start("local[2]", Map.of());
    }

    @AfterAll
    void stop() {
        spark.close();
    }

    @Test
    void sparkGivesTheBitsOfPlainThreads() throws SweepException {
        SweepJob job = Jobs.energy(900, 4);
        assertThat(Jobs.results(job, spark)).isEqualTo(Jobs.results(job, new ThreadExecutor(1)));
    }

    @Test
    void aCancelledRunKeepsWhatWasHandedOverAndEnds() throws SweepException {
        SweepJob job = Jobs.energy(100_000, 4);
        Cancellation soon = new Cancellation();
        List<ShardResult> results = new ArrayList<>();
        spark.run(
                job,
                job.shardsBut(new BitSet()),
                result -> {
                    results.add(result);
                    soon.ask();
                },
                soon);
        assertThat(results).isNotEmpty().hasSizeLessThan(job.shards());
    }

    @Test
    void whatTheReceiverRefusesEndsTheRun() {
        SweepJob job = Jobs.energy(500, 4);
        List<Shard> shards = job.shardsBut(new BitSet());
        assertThatThrownBy(() -> spark.run(
                        job,
                        shards,
                        result -> {
                            throw new SweepException("the disk is full");
                        },
                        new Cancellation()))
                .isInstanceOf(SweepException.class)
                .hasMessage("the disk is full");
    }
}
