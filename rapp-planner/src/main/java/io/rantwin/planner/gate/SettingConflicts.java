package io.rantwin.planner.gate;

import io.rantwin.a1.conflict.NamedPolicy;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.SliceId;
import io.rantwin.a1.policy.SliceSlaResources;
import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.configuration.Setting;
import io.rantwin.twin.topology.Snssai;
import java.util.ArrayList;
import java.util.List;

/** Where configuration and something else would set the same thing of a cell. */
final class SettingConflicts {
    private SettingConflicts() {}

    /** Two configurations. */
    static List<String> between(Proposal.Settings one, Proposal.Settings other) {
        List<String> found = new ArrayList<>();
        for (Setting mine : one.configuration().settings()) {
            for (Setting yours : other.configuration().settings()) {
                if (mine.isOfSame(yours)) {
                    found.add("SAME_TARGET: " + one.policyId() + " and " + other.policyId() + " both set the "
                            + mine.target() + "; take " + other.policyId() + " back first, or leave it out.");
                }
            }
        }
        return found;
    }

    /**
     * Configuration and a policy: a load balancing policy has its offsets set by enforcement, an energy saving policy, where that is
     * configured, its cells' power, one about a slice that slice's shares.
     *
     * @param powerReductionDb of enforcement; 0 when it sets no powers
     */
    static List<String> between(Proposal.Settings settings, NamedPolicy policy, double powerReductionDb) {
        List<String> found = new ArrayList<>();
        for (Setting each : settings.configuration().settings()) {
            if (sets(policy.policy(), each, powerReductionDb)) {
                found.add("SAME_TARGET: " + settings.policyId() + " sets the " + each.target()
                        + ", which enforcement of " + policy.policyId() + " changes as well.");
            }
        }
        return found;
    }

    private static boolean isOf(A1Policy policy, Setting setting) {
        SliceId slice = policy.scope().sliceId();
        return slice != null && Snssai.of(slice.sst(), slice.sd()).equals(setting.snssai());
    }

    private static boolean sets(A1Policy policy, Setting setting, double powerReductionDb) {
        return switch (policy) {
            case A1Policy.LoadBalancing balancing -> {
                CellId loaded = balancing.scope().cellId();
                String source = loaded == null ? "" : loaded.toString();
                List<String> targets =
                        balancing.targetCells().stream().map(CellId::toString).toList();
                // The way there grows and the way back shrinks.
                yield setting.attribute() == Attribute.OFFSET
                        && (setting.cellId().equals(source) && targets.contains(setting.neighbourId())
                                || setting.neighbourId().equals(source) && targets.contains(setting.cellId()));
            }
            case A1Policy.EnergySaving saving ->
                powerReductionDb > 0
                        && setting.attribute() == Attribute.POWER
                        && saving.scope().cells().stream()
                                .anyMatch(cell -> cell.toString().equals(setting.cellId()));
            case A1Policy.SliceSLATarget target ->
                setting.attribute() == Attribute.GUARANTEE
                        && isOf(policy, setting)
                        && (!(target.sliceSlaResources() instanceof SliceSlaResources.Cells cells)
                                || cells.cellIdList().stream()
                                        .anyMatch(cell -> cell.toString().equals(setting.cellId())));
            // Of a slice they, too, are enforced by its shares.
            case A1Policy.QoSTarget _, A1Policy.QoSandTSP _ ->
                setting.attribute() == Attribute.GUARANTEE && isOf(policy, setting);
            default -> false;
        };
    }
}
