package io.rantwin.twin.enforcement;

import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;

/** A change of the real network, with what was there before, so that it can be taken back. Cells are named by their ids. */
public sealed interface EnforcementAction {
    /** Cell that is changed; of a handover the one that the UE leaves. */
    String cellId();

    /** What is changed. */
    Target target();

    /** In words, beginning with a verb. */
    String words();

    /** What takes it back; a handover is taken back by handing over to where the UE came from. */
    EnforcementAction undo();

    /** The cell stops serving; its users are handed over. */
    record SleepCell(String cellId) implements EnforcementAction {
        @Override
        public Target target() {
            return Target.cellState(cellId);
        }

        @Override
        public String words() {
            return "put cell " + cellId + " to sleep";
        }

        @Override
        public EnforcementAction undo() {
            return new WakeCell(cellId);
        }
    }

    /** The cell serves again. */
    record WakeCell(String cellId) implements EnforcementAction {
        @Override
        public Target target() {
            return Target.cellState(cellId);
        }

        @Override
        public String words() {
            return "wake cell " + cellId;
        }

        @Override
        public EnforcementAction undo() {
            return new SleepCell(cellId);
        }
    }

    /** Shares of a slice in a cell. */
    record SetQuota(String cellId, Snssai slice, RRMPolicyRatio ratio, RRMPolicyRatio before)
            implements EnforcementAction {
        @Override
        public Target target() {
            return new Target(Lever.SLICE_QUOTA, cellId, slice.toString());
        }

        @Override
        public String words() {
            return "give slice " + slice + " in cell " + cellId + " " + percent(ratio) + " of the PRBs instead of "
                    + percent(before);
        }

        @Override
        public EnforcementAction undo() {
            return new SetQuota(cellId, slice, before, ratio);
        }

        private static String percent(RRMPolicyRatio ratio) {
            return ratio.minRatio() + ".." + ratio.maxRatio() + " %";
        }
    }

    /** A UE goes from one cell to another. */
    record HandOver(String ueKey, String cellId, String targetCellId) implements EnforcementAction {
        @Override
        public Target target() {
            return new Target(Lever.HANDOVER, ueKey, "");
        }

        @Override
        public String words() {
            return "hand over UE " + ueKey + " from cell " + cellId + " to cell " + targetCellId;
        }

        @Override
        public EnforcementAction undo() {
            return new HandOver(ueKey, targetCellId, cellId);
        }
    }

    /** Offset that a cell applies to a neighbour in event A3. */
    record SetOffset(String cellId, String neighbourId, double offsetDb, double beforeDb) implements EnforcementAction {
        @Override
        public Target target() {
            return new Target(Lever.OFFSET, cellId, neighbourId);
        }

        @Override
        public String words() {
            return "set the offset of cell " + cellId + " towards " + neighbourId + " from " + Words.number(beforeDb)
                    + " to " + Words.number(offsetDb) + " dB";
        }

        @Override
        public EnforcementAction undo() {
            return new SetOffset(cellId, neighbourId, beforeDb, offsetDb);
        }
    }

    /** Power over the whole carrier. */
    record SetPower(String cellId, double powerDbm, double beforeDbm) implements EnforcementAction {
        @Override
        public Target target() {
            return new Target(Lever.POWER, cellId, "");
        }

        @Override
        public String words() {
            return "set the power of cell " + cellId + " from " + Words.number(beforeDbm) + " to "
                    + Words.number(powerDbm) + " dBm";
        }

        @Override
        public EnforcementAction undo() {
            return new SetPower(cellId, beforeDbm, powerDbm);
        }
    }

    /** Electrical tilt, positive downwards. No policy type leads to it; plans from elsewhere may. */
    record SetTilt(String cellId, double electricalTiltDegrees, double beforeDegrees) implements EnforcementAction {
        @Override
        public Target target() {
            return new Target(Lever.TILT, cellId, "");
        }

        @Override
        public String words() {
            return "set the electrical tilt of cell " + cellId + " from " + Words.number(beforeDegrees) + " to "
                    + Words.number(electricalTiltDegrees) + " degrees";
        }

        @Override
        public EnforcementAction undo() {
            return new SetTilt(cellId, beforeDegrees, electricalTiltDegrees);
        }
    }
}
