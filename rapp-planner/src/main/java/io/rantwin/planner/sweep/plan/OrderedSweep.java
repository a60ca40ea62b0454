package io.rantwin.planner.sweep.plan;

import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepJob;
import io.rantwin.planner.sweep.SweepStore;
import io.rantwin.planner.sweep.SweepStore.Ordered;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A sweep as a store keeps it, and what it means.
 *
 * @param sweep as it is kept
 * @param job what is to be run
 */
public record OrderedSweep(Ordered sweep, SweepJob job) {
    private static final int ID_OCTETS = 8;

    /**
     * The sweep that a plan orders; nothing is kept yet.
     *
     * @param called what to call the plan in messages
     * @param folder where files that it names are
     * @param nowMillis wall time
     */
    public static OrderedSweep of(String text, String called, Path folder, long nowMillis) throws PlanException {
        PlanReader.Plan plan = PlanReader.read(text, called, folder, null);
        byte[] snapshot = plan.job().snapshot();
        var ordered = new Ordered(
                id(text, snapshot),
                plan.name(),
                nowMillis,
                text,
                snapshot,
                plan.job().shards(),
                plan.job().evaluations());
        return new OrderedSweep(ordered, plan.job());
    }

    /** A sweep of the store, understood again. */
    public static OrderedSweep kept(SweepStore store, String id) throws SweepException, PlanException {
        Ordered sweep = store.find(id)
                .orElseThrow(() -> new SweepException("There is no sweep " + id + "; rantwin sweep list tells them."));
        try {
            Snapshot snapshot = Snapshot.fromBytes(sweep.snapshot());
            PlanReader.Plan plan = PlanReader.read(sweep.plan(), "The plan of sweep " + id, Path.of("."), snapshot);
            if (plan.job().shards() != sweep.shards()) {
                throw new SweepException("Sweep " + sweep.id() + " was begun in " + sweep.shards()
                        + " shards by another version of this program; run it again with another --store.");
            }
            return new OrderedSweep(sweep, plan.job());
        } catch (SnapshotException broken) {
            throw new SweepException(
                    "The snapshot of sweep " + sweep.id() + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static String id(String text, byte[] snapshot) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update(snapshot);
            return HexFormat.of().formatHex(digest.digest(), 0, ID_OCTETS);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }
}
