package io.rantwin.planner.sweep.commands;

import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepStore;
import io.rantwin.planner.sweep.SweepStore.Ordered;
import io.rantwin.planner.sweep.plan.PlanException;
import io.rantwin.planner.sweep.plan.PlanReader;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotException;
import java.nio.file.Path;

/** A sweep of the store, understood again. */
final class KeptSweep {
    private KeptSweep() {}

    static SweepCall.Asked read(SweepStore store, String id) throws SweepException, PlanException {
        Ordered sweep = store.find(id)
                .orElseThrow(() -> new SweepException("There is no sweep " + id + "; rantwin sweep list tells them."));
        try {
            Snapshot snapshot = Snapshot.fromBytes(sweep.snapshot());
            PlanReader.Plan plan = PlanReader.read(sweep.plan(), "The plan of sweep " + id, Path.of("."), snapshot);
            if (plan.job().shards() != sweep.shards()) {
                throw new SweepException("Sweep " + sweep.id() + " was begun in " + sweep.shards()
                        + " shards by another version of this program; run it again with another --store.");
            }
            return new SweepCall.Asked(sweep, plan.job());
        } catch (SnapshotException broken) {
            throw new SweepException(
                    "The snapshot of sweep " + sweep.id() + " cannot be read: " + broken.getMessage(), broken);
        }
    }
}
