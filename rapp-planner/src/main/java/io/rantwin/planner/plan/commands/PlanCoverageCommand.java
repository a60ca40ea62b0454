package io.rantwin.planner.plan.commands;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.plan.open.PlanKind;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rantwin plan coverage}: tilts and powers that help the users who are worst off. */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = {
            "Plans electrical tilts and powers that raise the user throughput of the cell where it is least, and leave no more than 2 % of",
            "any cell's demand newly out of coverage; tries them on days drawn from the forecast and takes the best before the gate. It goes",
            "to the network's management (rantwin rapp --o1). Without --approve nothing is handed over."
        },
        footer = {
            "",
            "Example:",
            "  rantwin plan coverage --topology city.json --demand loads.csv --fidelity fidelity.csv --dry-run",
            "",
            "Exit codes: 0 passed (or handed over), 1 stays here, 2 wrong usage."
        })
final class PlanCoverageCommand extends SettingsCall {
    @Option(
            names = "--id",
            paramLabel = "ID",
            defaultValue = "cv-plan",
            description = "id under which it is known (default: ${DEFAULT-VALUE})")
    private String id;

    @Option(
            names = "--most-tilt",
            paramLabel = "DEGREES",
            defaultValue = "4",
            description = "that a tilt may be moved by, up or down; 0 for not at all (default: ${DEFAULT-VALUE})")
    private double mostTilt;

    @Option(
            names = "--most-power-reduction",
            paramLabel = "DB",
            defaultValue = "6",
            description = "that a power may be taken back by; 0 for not at all (default: ${DEFAULT-VALUE})")
    private double mostPowerReduction;

    @Override
    PlanKind kind() {
        return PlanKind.COVERAGE;
    }

    @Override
    String policyId() {
        return id;
    }

    @Override
    Map<Attribute, Double> reach() {
        Map<Attribute, Double> reach = new EnumMap<>(Attribute.class);
        if (mostTilt != 0) {
            reach.put(Attribute.TILT, mostTilt);
        }
        if (mostPowerReduction != 0) {
            reach.put(Attribute.POWER, mostPowerReduction);
        }
        return reach;
    }
}
