package io.rantwin.planner.plan.commands;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.plan.open.PlanKind;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rantwin plan balance}: offsets between neighbours that take load off the busiest cells. */
@Command(
        name = "balance",
        mixinStandardHelpOptions = true,
        description = {
            "Plans offsets between neighbours (cellIndividualOffset) that take load off the busiest cells, tries them on days drawn from",
            "the forecast, beside the rule of the field, and takes the best before the gate. It goes to the network's management",
            "(rantwin rapp --o1). Without --approve nothing is handed over."
        },
        footer = {
            "",
            "Example:",
            "  rantwin plan balance --topology city.json --demand loads.csv --fidelity fidelity.csv --dry-run",
            "",
            "Exit codes: 0 passed (or handed over), 1 stays here, 2 wrong usage."
        })
final class PlanBalanceCommand extends SettingsCall {
    @Option(
            names = "--id",
            paramLabel = "ID",
            defaultValue = "lb-plan",
            description = "id under which it is known (default: ${DEFAULT-VALUE})")
    private String id;

    @Option(
            names = "--most-offset",
            paramLabel = "DB",
            defaultValue = "6",
            description = "that an offset may be moved by (default: ${DEFAULT-VALUE})")
    private double mostOffset;

    @Override
    PlanKind kind() {
        return PlanKind.LOAD_BALANCING;
    }

    @Override
    String policyId() {
        return id;
    }

    @Override
    Map<Attribute, Double> reach() {
        return Map.of(Attribute.OFFSET, mostOffset);
    }
}
