package io.rantwin.planner.plan.commands;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.ensemble.SlicePromise;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.SliceTraffic;
import io.rantwin.planner.plan.open.PlanKind;
import io.rantwin.twin.topology.Snssai;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rantwin plan slices}: guaranteed shares of PRBs, so that slices get what they were promised. */
@Command(
        name = "slices",
        mixinStandardHelpOptions = true,
        description = {
            "Plans which share of each cell's PRBs slices are guaranteed (rRMPolicyMinRatio), so that their users get the throughput that was",
            "promised and no slice loses what it is served now; tries it on days drawn from the forecast, beside equal shares and shares by",
            "demand, and takes the best before the gate. It goes to the network's management (rantwin rapp --o1). Without --approve nothing",
            "is handed over."
        },
        footer = {
            "",
            "Example:",
            "  rantwin plan slices --topology city.json --demand loads.csv --slice-traffic slices.csv --promise 1-00000a=5000 \\",
            "      --fidelity fidelity.csv --dry-run",
            "",
            "Exit codes: 0 passed (or handed over), 1 stays here, 2 wrong usage."
        })
final class PlanSlicesCommand extends SettingsCall {
    @Option(
            names = "--id",
            paramLabel = "ID",
            defaultValue = "sl-plan",
            description = "id under which it is known (default: ${DEFAULT-VALUE})")
    private String id;

    @Option(
            names = "--promise",
            paramLabel = "SLICE=KBITS",
            required = true,
            description = {
                "throughput that a user of a slice is promised while he has data, such as 1-00000a=5000 for 5 Mbit/s; as often as there are",
                "slices with a promise"
            })
    private Map<String, Double> promises = new LinkedHashMap<>();

    @Option(
            names = "--slice-traffic",
            paramLabel = "FILE",
            required = true,
            description = {
                "what part of each cell's traffic belongs to which slice, at all hours: CSV with cell,slice,traffic in any unit"
            })
    private Path traffic;

    @Option(
            names = "--most-share",
            paramLabel = "POINTS",
            defaultValue = "100",
            description = "that a guaranteed share may be moved by, in steps of 5 (default: ${DEFAULT-VALUE})")
    private double mostShare;

    @Override
    PlanKind kind() {
        return PlanKind.SLICE_SHARES;
    }

    @Override
    String policyId() {
        return id;
    }

    @Override
    Map<Attribute, Double> reach() {
        return Map.of(Attribute.GUARANTEE, mostShare);
    }

    @Override
    TwinWorld whole(TwinWorld world) throws PlanException {
        List<SlicePromise> promised = new ArrayList<>();
        for (Map.Entry<String, Double> each : promises.entrySet()) {
            Snssai slice = Snssai.parse(each.getKey());
            if (slice == null) {
                throw new PlanException(
                        "--promise names '" + each.getKey() + "', which is no slice: " + Snssai.WRITTEN + ".");
            }
            try {
                promised.add(new SlicePromise(slice, each.getValue()));
            } catch (IllegalArgumentException wrong) {
                throw new PlanException(String.valueOf(wrong.getMessage()), wrong);
            }
        }
        return SliceTraffic.read(traffic).in(world, promised);
    }
}
