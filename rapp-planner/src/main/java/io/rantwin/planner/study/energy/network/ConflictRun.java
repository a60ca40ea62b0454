package io.rantwin.planner.study.energy.network;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.LoadBalancingObjective;
import io.rantwin.a1.policy.Scope;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.ActivePolicies;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.gate.EvidenceJson;
import io.rantwin.planner.gate.Gate;
import io.rantwin.planner.gate.GateCase;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.gate.Timelines;
import io.rantwin.planner.plan.EnergyPolicies;
import io.rantwin.planner.push.PolicyOrder;
import io.rantwin.planner.testbed.SimulatedNetwork;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
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
        try (Chain chain = new Chain(
                conditions, "conflict", conditions.scenario(), 2, List.of(EnergyPolicies.TYPE, TYPE), clock)) {
            SimulatedNetwork network = chain.network();
            network.pace(conditions.speed());
            chain.until(
                    "all cells report",
                    () -> chain.platform().cells() == network.cellIds().size());
            DesiredPolicies desired = chain.ways().desired();
            desired.want(new PolicyOrder(OTHER, Planned.RIC, TYPE, opposed().toJson()), "somebody", "balance");
            String[] status = {""};
            chain.until("the RIC says what it does with " + OTHER, () -> {
                PolicyRecord record = desired.record(OTHER);
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
                            ActivePolicies.at(desired, Planned.RIC),
                            planned.world(),
                            planned.fidelity(),
                            it.settings()));
            chain.ways()
                    .audit()
                    .append(report.passes() ? "gate.passed" : "gate.refused", "gate", EvidenceJson.write(report));
            progress.accept("conflict: " + report.sentence());
            return report;
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
