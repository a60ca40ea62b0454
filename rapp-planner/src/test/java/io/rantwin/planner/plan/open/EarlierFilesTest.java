package io.rantwin.planner.plan.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.api.kept.Frozen;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.PolicyPhase;
import io.rantwin.planner.desired.commands.PolicyFolder;
import io.rantwin.planner.history.Bookmark;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.chunks.ChunkHistory;
import io.rantwin.planner.history.chunks.HistoryView;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.push.PolicyOrder;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.Offering;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.sweep.ShardResult;
import io.rantwin.planner.sweep.SweepStore;
import io.rantwin.planner.sweep.results.SqliteSweeps;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a planner of an earlier release kept is read, and gone on with: policies, audit log, plans, history, sweeps, models. */
class EarlierFilesTest {
    private static final Path FILES = Path.of("src/test/resources/io/rantwin/planner/plan/open");
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final String CELL = "001-01-000000001";
    private static final List<String> LOAD = List.of("RRU.PrbTotDl");
    private static final ShardResult SHARD = new ShardResult(4, 40, 2, new double[] {1, 2}, new double[] {3, 4, 5, 6});

    @TempDir
    private Path folder;

    private static ObjectNode energy(int percent) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("esObjectives").put("esPercentage", percent);
        return body;
    }

    private static RollUp rollUp() {
        return new RollUp(MeasurementCatalogue.bundled());
    }

    private OpenPlans plans(PolicyFolder policies) throws Exception {
        return OpenPlans.open(
                PolicyFolder.plans(folder),
                policies.policies(),
                policies.audit()::append,
                AuditLog.list(PolicyFolder.auditFile(folder), record -> true),
                new HistoryReports(new HistoryView(folder.resolve("history"), null), () -> NOW, false),
                () -> NOW,
                note -> {});
    }

    private static ModelCard card() {
        return new ModelCard(
                "load-1234",
                "load",
                null,
                "ab".repeat(32),
                "a GRU of 8",
                100,
                new ModelCard.Feeding(
                        ModelCard.Feeding.Kind.MEASUREMENTS,
                        "RRU.PrbTotDl",
                        1,
                        0,
                        List.of(1, 10),
                        LOAD,
                        LOAD,
                        List.of()),
                new ModelCard.Data("city-21", "cd".repeat(32), "a", "b", List.of(CELL), 80, 10, 10),
                new ModelCard.Training(1, 1, List.of(3), 0.5, false),
                1e-7,
                List.of(new ModelCard.Figure(1, 1, 10, 2, "persistence", 3, -1, -2, -0.5, 4, 0.8, 0.9, true)));
    }

    /** Writes what today's program keeps; see docs/upgrade.md. */
    @Test
    @EnabledIfSystemProperty(named = Frozen.PROPERTY, matches = ".+")
    void freeze() throws Exception {
        try (PolicyFolder policies = PolicyFolder.open(folder, () -> NOW, note -> {})) {
            policies.policies().want(new PolicyOrder("one", "ric1", "ORAN_EnergySaving_3.0.1", energy(20)), "ann", "a");
            policies.policies().want(new PolicyOrder("two", "ric1", "ORAN_EnergySaving_3.0.1", energy(30)), "ann", "b");
            policies.policies().want(new PolicyOrder("one", "ric1", "ORAN_EnergySaving_3.0.1", energy(25)), "bob", "c");
            policies.policies().drop("two", "ann", "over");
            OpenPlans plans = plans(policies);
            for (String id : List.of("00000000000000aa", "00000000000000bb", "00000000000000cc")) {
                plans.order(
                        id,
                        new OpenPlans.Terms(PlanKind.ENERGY, "es", "ric1", true, 0, 2_700_000),
                        JsonNodeFactory.instance.objectNode().put("kind", "energy"),
                        "ann",
                        "for the release");
                if (id.endsWith("bb")) {
                    plans.failed(id, "no topology");
                } else if (id.endsWith("cc")) {
                    plans.done(id, PlanOutcome.of(PlanCrashProperties.planned()));
                    plans.approve(id, "ann", "looks good");
                } else {
                    plans.withdraw(id, "ann", "not needed");
                }
            }
        }
        try (HistoryStore history = ChunkHistory.open(folder.resolve("history"), rollUp(), Retention.USUAL)) {
            for (int row = 0; row < 20; row++) {
                history.append(List.of(Reports.one(CELL, 1000, row * 1000L, row * 1000L + 200, LOAD, row)));
                if (row == 9) {
                    history.tidy();
                }
            }
            history.append(List.of(), new Bookmark("smo", "{}"));
        }
        try (SqliteSweeps sweeps = SqliteSweeps.open(folder.resolve("sweeps"))) {
            sweeps.begin(new SweepStore.Ordered("aa11", "night", 1000, "plan", new byte[] {1, 2}, 7, 70));
            sweeps.put("aa11", SHARD);
        }
        try (ModelRegistry models = ModelRegistry.open(folder.resolve("models.db"))) {
            models.add(new RegisteredModel(card(), NOW, null));
            models.note(new Offering(
                    "load-1234",
                    "twin:50051",
                    NOW,
                    NOW,
                    Offering.Stage.SHADOW,
                    5,
                    new TreeMap<>(Map.of(1000L, 0.9)),
                    "new"));
        }
        Frozen.write(folder, FILES.resolve(System.getProperty(Frozen.PROPERTY) + ".zip"));
    }

    @ParameterizedTest
    @ValueSource(strings = "0.1")
    void policiesPlansAndTheAuditLogGoOn(String release) throws Exception {
        Frozen.read(FILES.resolve(release + ".zip"), folder);
        List<String> notes = new ArrayList<>();
        try (PolicyFolder policies = PolicyFolder.open(folder, () -> NOW, notes::add)) {
            assertThat(notes).isEmpty();
            assertThat(policies.policies().record("one")).satisfies(one -> {
                assertThat(one.phase()).isEqualTo(PolicyPhase.WANTED);
                assertThat(one.revision()).isEqualTo(2);
                assertThat(one.actor()).isEqualTo("bob");
                assertThat(one.order().body()).isEqualTo(energy(25));
            });
            assertThat(policies.policies().record("two").phase()).isEqualTo(PolicyPhase.GONE);
            OpenPlans plans = plans(policies);
            assertThat(plans.all().stream().collect(Collectors.toMap(OpenPlans.Shown::planId, OpenPlans.Shown::stage)))
                    .isEqualTo(Map.of(
                            "00000000000000aa", OpenPlans.Stage.WITHDRAWN,
                            "00000000000000bb", OpenPlans.Stage.FAILED,
                            "00000000000000cc", OpenPlans.Stage.CANARY));
            plans.tick();
            assertThat(policies.policies().record("es").phase().isWanted()).isTrue();
            plans.withdraw("00000000000000cc", "ann", "over");
            plans.tick();
            assertThat(policies.policies().record("es").phase().isWanted()).isFalse();
        }
        assertThat(AuditLog.verify(PolicyFolder.auditFile(folder), null).broken())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = "0.1")
    void historySweepsAndModelsAreThere(String release) throws Exception {
        Frozen.read(FILES.resolve(release + ".zip"), folder);
        try (HistoryStore history = ChunkHistory.open(folder.resolve("history"), rollUp(), Retention.USUAL)) {
            assertThat(history.read(CELL, 1000, 0, 20_000, LOAD).column("RRU.PrbTotDl"))
                    .hasSize(20)
                    .startsWith(0, 1, 2)
                    .endsWith(18, 19);
            assertThat(history.bookmarks()).isEqualTo(Map.of("smo", "{}"));
            history.append(List.of(Reports.one(CELL, 1000, 20_000, 20_200, LOAD, 20)));
        }
        try (SqliteSweeps sweeps = SqliteSweeps.open(folder.resolve("sweeps"))) {
            List<ShardResult> read = new ArrayList<>();
            sweeps.read("aa11", read::add);
            assertThat(read).containsExactly(SHARD);
            assertThat(sweeps.list()).containsExactly(new SweepStore.Summary("aa11", "night", 1000, 7, 1, 70));
        }
        try (ModelRegistry models = ModelRegistry.openExisting(folder.resolve("models.db"))) {
            assertThat(models.all()).containsExactly(new RegisteredModel(card(), NOW, null));
            assertThat(models.offerings("load-1234"))
                    .extracting(Offering::stage, Offering::forecasts)
                    .containsExactly(tuple(Offering.Stage.SHADOW, 5L));
        }
    }
}
