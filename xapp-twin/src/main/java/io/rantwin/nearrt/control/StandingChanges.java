package io.rantwin.nearrt.control;

import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.EnforcementAction.SetOffset;
import io.rantwin.twin.enforcement.EnforcementAction.SetPower;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementMemory;
import io.rantwin.twin.enforcement.TargetMemory;
import io.rantwin.twin.enforcement.TwinActions;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.whatif.Snapshot;

/** What was changed and not taken back, put into a snapshot whose topology does not tell of it. */
public final class StandingChanges {
    private StandingChanges() {}

    /** The snapshot with all standing changes; the same one when it has them already. */
    public static Snapshot in(Snapshot snapshot, EnforcementMemory memory) {
        TwinActions names = new TwinActions(snapshot);
        RadioState radio = snapshot.radio();
        for (TargetMemory each : memory.targets().values()) {
            int cell = names.indexOf(each.last().cellId());
            if (each.restore() != null && cell >= 0) {
                radio = with(radio, cell, each.last(), names);
            }
        }
        if (radio.equals(snapshot.radio())) {
            return snapshot;
        }
        int[] serving = new Association(snapshot.map(), snapshot.hysteresisDb())
                .changed(snapshot.serving(), snapshot.radio(), snapshot.map(), radio);
        return snapshot.withRadio(radio, serving);
    }

    private static RadioState with(RadioState radio, int cell, EnforcementAction last, TwinActions names) {
        return switch (last) {
            case SleepCell _ -> radio.isServing(cell) ? radio.withServing(cell, false) : radio;
            case SetPower power -> radio.withPowerDbm(cell, power.powerDbm());
            case SetOffset offset -> {
                int neighbour = names.indexOf(offset.neighbourId());
                yield neighbour < 0 ? radio : radio.withOffsetDb(cell, neighbour, offset.offsetDb());
            }
            default -> radio;
        };
    }
}
