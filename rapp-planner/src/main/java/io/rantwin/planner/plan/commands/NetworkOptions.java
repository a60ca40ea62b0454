package io.rantwin.planner.plan.commands;

import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.network.NetworkException;
import io.rantwin.planner.network.NetworkFiles;
import io.rantwin.planner.plan.EnforcementFile;
import io.rantwin.planner.plan.LoadProfile;
import io.rantwin.planner.plan.NetworkChoice;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.timing.Lengths;
import io.rantwin.twin.energy.ReferenceSet;
import io.rantwin.twin.enforcement.EnforcementParameters;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is planned for: network, demand, powers. */
public final class NetworkOptions {
    @Option(
            names = "--topology",
            paramLabel = "FILE",
            description = "sites, cells and neighbours as JSON, as rantwin twin topology get has it")
    private @Nullable Path topology;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            description =
                    "the network as a running twin believes it (rantwin twin snapshot), in place of or beside --topology")
    private @Nullable Path snapshot;

    @Option(
            names = "--demand",
            paramLabel = "FILE",
            required = true,
            description = {
                "loads of a day as foreseen: CSV with cell,hour,load_percent and, if known, traffic_mbps,deviation_percent",
                "(how far demand may be off; 25 %% where nothing is said)"
            })
    private Path demand;

    @Option(
            names = "--day",
            paramLabel = "LENGTH",
            defaultValue = "24h",
            description = "network time of a day, shorter in a squeezed network (default: ${DEFAULT-VALUE})")
    private String day;

    @Option(
            names = "--decisions",
            paramLabel = "N",
            defaultValue = "4",
            description = "times in each period of --demand that enforcement decides (default: ${DEFAULT-VALUE})")
    private int decisions;

    @Option(
            names = "--power-set",
            paramLabel = "SET",
            defaultValue = "CATEGORY_1_SET_1",
            description = "powers and transitions of TR 38.864: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ReferenceSet powerSet;

    @Option(
            names = "--full-power",
            paramLabel = "WATTS",
            defaultValue = "1000",
            description = "what a cell takes at full load (default: ${DEFAULT-VALUE})")
    private double fullPower;

    @Option(
            names = "--pilot-symbols",
            paramLabel = "SHARE",
            defaultValue = "0.04",
            description =
                    "share of symbols in which a cell without load transmits all the same (default: ${DEFAULT-VALUE})")
    private double pilotSymbols;

    @Option(
            names = "--map-seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of the radio map made of --topology (default: ${DEFAULT-VALUE})")
    private long mapSeed;

    @Option(
            names = "--enforcement",
            paramLabel = "FILE",
            description = {
                "bounds of the xApp that is to enforce the plan, as its GET /twin/enforcement tells them; without it those",
                "of an xApp that is configured as usual"
            })
    private @Nullable Path enforcement;

    /** All of it, worked out. */
    public TwinWorld world() throws PlanException {
        if (topology == null && snapshot == null) {
            throw new PlanException("Which network? --topology or --snapshot tells.");
        }
        if (decisions < 1 || decisions > 60) {
            throw new PlanException("--decisions is 1 to 60, not " + decisions + ".");
        }
        if (!(fullPower > 0 && fullPower < 1e6)) {
            throw new PlanException("--full-power must be above 0 and below 1000000 W, not " + fullPower + ".");
        }
        if (!(pilotSymbols >= 0 && pilotSymbols <= 1)) {
            throw new PlanException("--pilot-symbols must lie in 0..1, not " + pilotSymbols + ".");
        }
        long dayMillis = Lengths.millis(day);
        if (dayMillis == 0) {
            throw new PlanException("--day is a length such as 24h or 30min, not '" + day + "'.");
        }
        LoadProfile profile = LoadProfile.read(demand);
        return new NetworkChoice(
                        topology == null ? null : read(topology, NetworkFiles::topology),
                        snapshot == null ? null : read(snapshot, NetworkFiles::snapshot),
                        dayMillis,
                        decisions,
                        powerSet,
                        fullPower,
                        pilotSymbols,
                        mapSeed,
                        enforcement == null ? EnforcementParameters.USUAL : EnforcementFile.read(enforcement))
                .world(profile);
    }

    /** Something to be read of a file. */
    private interface Reading<T> {
        T of(Path file) throws NetworkException;
    }

    private static <T> T read(Path file, Reading<T> reading) throws PlanException {
        try {
            return reading.of(file);
        } catch (NetworkException wrong) {
            throw new PlanException(file + ": " + wrong.getMessage(), wrong);
        }
    }
}
