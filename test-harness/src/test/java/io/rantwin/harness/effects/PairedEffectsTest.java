package io.rantwin.harness.effects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the twin foretells of sleep, power and offsets against what happens. */
class PairedEffectsTest {
    /** Half of what may be left out at all: in half an hour the load of a cell that nothing happened to is off by 2.5 %. */
    private static final double FLOOR = 0.07;

    private static Judgement judged(int seeds, RunPlan plan, boolean knowsTopology, double gainErrorDb)
            throws Exception {
        Judgement judgement = new Judgement();
        for (int seed = 1; seed <= seeds; seed++) {
            PairedRuns.Result result = new PairedRuns(seed, plan).run();
            judgement.take(result, new EffectTwin(result, knowsTopology, gainErrorDb), plan);
        }
        return judgement;
    }
}
