package io.rantwin.planner.study.energy.network;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.LoadBalancingObjective;
import io.rantwin.a1.policy.Scope;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.ActivePolicies;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.gate.EvidenceJson;
import io.rantwin.planner.gate.Gate;
import io.rantwin.planner.gate.GateCase;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.gate.Timelines;
import io.rantwin.planner.plan.EnergyPolicies;
import io.rantwin.planner.push.PolicyOrder;
import io.rantwin.planner.testbed.Http;
import io.rantwin.planner.testbed.Platform;
import io.rantwin.planner.testbed.Programs;
import io.rantwin.planner.testbed.SimulatedNetwork;
import io.rantwin.planner.testbed.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Somebody has put a policy in force at the RIC that balances load into a cell that the plan puts to sleep; then the plan comes. */
final class ConflictRun {
    private static final String OTHER = "lb-7";
    private static final String TYPE = "ORAN_LoadBalancing_3.0.0";
    private static final int LOAD_PERCENT = 30;

    private final Conditions conditions;
    private final Planned planned;
    private final InstantSource clock;
    private final Consumer<String> progress;

    ConflictRun(Conditions conditions, Planned planned, InstantSource clock, Consumer<String> progress) {
        this.conditions = conditions;
        this.planned = planned;
        this.clock = clock;
        this.progress = progress;
    }

    /** What the gate says of the plan's policy. */
    GateReport run() throws IOException, InterruptedException, DesiredException, AuditException {
        Path folder = conditions.folder().resolve("conflict");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newBuilder()
                        .executor(threads)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                Programs programs = new Programs(conditions.launcher(), folder)) {
            Http http = new Http(client);
            Waiting waiting = new Waiting(programs, clock);
            Platform platform = new Platform(programs, http, waiting);
            platform.startBox();
            SimulatedNetwork network = SimulatedNetwork.start(
                    programs, http, waiting, conditions.scenario(), conditions.network(2, folder), platform.e2());
            network.pause(true);
            platform.startXapp(
                    port -> conditions.xappConfiguration(network.topologyFile(), port, folder),
                    List.of(EnergyPolicies.TYPE, TYPE));
            network.pause(false);
            waiting.until(
                    "all cells report",
                    () -> platform.cells() == network.cellIds().size());
            try (Ways ways = new Ways(folder, platform.managementService(), client, clock, threads, _ -> {})) {
                ways.desired()
                        .want(
                                new PolicyOrder(
                                        OTHER, Planned.RIC, TYPE, opposed().toJson()),
                                "somebody",
                                "balance");
                String[] status = {""};
                waiting.until("the RIC says what it does with " + OTHER, () -> {
                    ways.tick();
                    PolicyRecord record = ways.desired().record(OTHER);
                    status[0] = record == null || record.status() == null
                            ? ""
                            : record.status().toString();
                    return !status[0].isEmpty();
                });
                progress.accept("conflict: " + OTHER + " is there: " + status[0]);
                GateCase it = planned.it();
                GateReport report = new Gate()
                        .judge(new GateCase(
                                it.draft(),
                                it.canary(),
                                ActivePolicies.at(ways.desired(), Planned.RIC),
                                planned.world(),
                                planned.fidelity(),
                                it.settings()));
                ways.audit()
                        .append(report.passes() ? "gate.passed" : "gate.refused", "gate", EvidenceJson.write(report));
                progress.accept("conflict: " + report.sentence());
                return report;
            }
        }
    }

    // Load of one cell goes to another that is to sleep.
    private A1Policy opposed() {
        List<CellId> cells = Timelines.read(planned.it().draft()).stages().stream()
                .flatMap(stage -> stage.policy().scope().cells().stream())
                .distinct()
                .toList();
        return new A1Policy.LoadBalancing(
                Scope.of(cells.getLast()),
                new LoadBalancingObjective(LOAD_PERCENT, LoadBalancingObjective.PrbUsageType.CELL_MEAN),
                null,
                List.of(cells.getFirst()));
    }
}
