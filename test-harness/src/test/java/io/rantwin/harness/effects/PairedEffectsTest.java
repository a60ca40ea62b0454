package io.rantwin.harness.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.harness.effects.Judgement.Figures;
import io.rantwin.harness.effects.NetworkAction.Kind;
import io.rantwin.twin.whatif.SnapshotCutter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the twin foretells of sleep, power and offsets against what happens. */
@Order(3)
class PairedEffectsTest {
    /** By seeds below this the model was tuned: they are not scored. */
    private static final int FIRST_SCORED_SEED = 3;

    private static final int SEEDS = Integer.getInteger("rantwin.effects.seeds", 32);
    /** From here on the luck of two runs is an error of some 10 % in the median. */
    private static final double FLOOR = 0.15;
    /** Without a topology, shares towards neighbours are those of a few hundred handovers. */
    private static final double SHARE_ERROR_OF_A_GRAPH = 1;

    @Test
    void theSleepOfACellIsForetold() throws Exception {
        PairedRuns.Result result = new PairedRuns(1, RunPlan.SHORT).run();
        for (boolean knowsTopology : new boolean[] {true, false}) {
            Judgement judgement = new Judgement();
            judgement.take(
                    result, new EffectTwin(result, knowsTopology, SnapshotCutter.USUAL_SHARE_ERROR), RunPlan.SHORT);
            assertThat(judgement.pairs()).isEqualTo(RunPlan.SHORT.pairs());
            Figures own = judgement.figures(0, line -> line.kind() == Kind.SLEEP && line.own());
            assertThat(own.count()).isEqualTo(1);
            assertThat(own.signRight()).isEqualTo(1);
            assertThat(own.medianRelativeError()).isLessThan(0.6);
            Figures others = judgement.figures(0, line -> line.kind() == Kind.SLEEP && !line.own());
            assertThat(others.slope()).as(judgement.words()).isPositive();
            assertThat(others.coverage()).as(judgement.words()).isGreaterThan(0.5);
        }
    }

    /** The acceptance figures; hours of one core, shared by all there are. */
    @Test
    @Tag("acceptance")
    void effectsOfManyPairsAreForetold() throws Exception {
        Judgement geometry = new Judgement();
        Judgement graph = new Judgement();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<PairedRuns.Result>> runs = new ArrayList<>();
            for (int i = 0; i < SEEDS; i++) {
                long seed = (long) FIRST_SCORED_SEED + i;
                runs.add(threads.submit(() -> new PairedRuns(seed, RunPlan.LONG).run()));
            }
            for (Future<PairedRuns.Result> run : runs) {
                PairedRuns.Result result = run.get();
                geometry.take(result, new EffectTwin(result, true, SnapshotCutter.USUAL_SHARE_ERROR), RunPlan.LONG);
                graph.take(result, new EffectTwin(result, false, SHARE_ERROR_OF_A_GRAPH), RunPlan.LONG);
                System.out.printf("%nchance %.5f; with topology: %s", result.chance(), geometry.words());
                System.out.printf("without topology: %s", graph.words());
            }
        }
        Figures figures = geometry.figures(FLOOR, line -> true);
        assertThat(figures.signRight()).as(geometry.words()).isGreaterThanOrEqualTo(0.95);
        assertThat(graph.figures(FLOOR, line -> true).signRight())
                .as(graph.words())
                .isGreaterThanOrEqualTo(0.9);
    }
}
