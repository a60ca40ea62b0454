package io.rantwin.planner.study.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.FileJournal;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.planner.plan.PlanTask;
import io.rantwin.planner.rollout.Rollout;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyStudyTest {
    @TempDir
    Path folder;

    @Test
    void theChainSavesWithdrawsAndRefuses() throws Exception {
        TwinWorld world = SmallWorlds.quietThenBusy(0.2);
        Map<String, Double> fidelity = new HashMap<>();
        world.snapshot().cellIds().forEach(id -> fidelity.put(id, 0.9));
        List<FileJournal> journals = new ArrayList<>();
        EnergyStudy.Findings found;
        try (AuditLog audit = AuditLog.open(folder.resolve("audit.jsonl"), InstantSource.system(), null, note -> {})) {
            found = new EnergyStudy(world, SmallWorlds.settings(60), fidelity, 2, note -> {})
                    .run(
                            new PlanTask(world, 0.7, 0.96, 1, 1, 1, new BitSet()),
                            new EnergyPlanner.Search(List.of(1.0), 8, 2, 6, 1),
                            run -> {
                                FileJournal journal = FileJournal.open(folder.resolve(run), note -> {});
                                journals.add(journal);
                                return new DesiredPolicies(journal, audit::append, InstantSource.system());
                            },
                            audit::append);
        }
        for (FileJournal journal : journals) {
            journal.close();
        }
        assertThat(found).isNotNull();
        GateReport report = found.gate();
        assertThat(report.passes()).as(report.sentence()).isTrue();
        assertThat(found.policy().savedKilowattHours()).isPositive();
        assertThat(found.withStadium()).isNotNull().satisfies(each -> {
            assertThat(each.phase()).isEqualTo(Rollout.Phase.WITHDRAWN);
            assertThat(each.reports()).isLessThan(32);
        });
        assertThat(found.conflicting().passes()).isFalse();
        assertThat(found.conflicting().sentence()).contains("lb-7");
        assertThat(AuditLog.verify(folder.resolve("audit.jsonl"), null).broken())
                .isNull();
    }
}
