package io.rantwin.planner.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.history.chunks.HistoryView;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.TrainingCause;
import io.rantwin.planner.registry.TrainingCause.Signal;
import io.rantwin.planner.retraining.Retraining.Due;
import io.rantwin.planner.retraining.RetrainingLine.Stage;
import io.rantwin.planner.terminal.Progress;
import io.rantwin.planner.training.TrainingTeller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A model that has drifted is trained again from the history, and nothing else is. */
@Order(1)
@ResourceLock("nd4j")
class RetrainingTest {
    private static final int LEARNED = DriftingCells.LEARNED;
    private static final int CHANGED = LEARNED + 600;
    private static final Instant NOW = Instant.parse("2126-11-22T00:00:00Z");

    private static Path trained;

    @TempDir
    private Path folder;

    private final List<String> kinds = new ArrayList<>();
    private final List<ObjectNode> facts = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Map<Long, Double> atTwin = Map.of();
    private DriftingCells cells;

    @BeforeAll
    static void trainOnce(@TempDir Path shared) throws Exception {
        trained = new DriftingCells(shared).train();
    }

    @BeforeEach
    void begin() throws Exception {
        cells = new DriftingCells(folder);
        cells.begin(trained);
        // The two cells go on as the model has learned it, ten minutes long.
        cells.report("a", LEARNED, 600, 50);
        cells.report("b", LEARNED, 600, 50);
    }

    private Retraining retraining(Set<Signal> signals, int leastRows) {
        return new Retraining(
                new RetrainingPolicy(
                        signals,
                        Duration.ofMinutes(20),
                        Duration.ofMinutes(30),
                        Duration.ofDays(1),
                        leastRows,
                        null,
                        false),
                cells.registry(),
                new HistoryView(folder.resolve("none"), cells.history),
                modelId -> atTwin,
                (kind, actor, data) -> {
                    kinds.add(kind);
                    facts.add(data.deepCopy());
                });
    }

    private LineTraining lineTraining(Retraining retraining) {
        return new LineTraining(retraining, folder.resolve("models"), HurriedTrainer::new, () -> NOW);
    }

    /** Hears all that is said; what it says at the n-th sentence ends the training. */
    private TrainingTeller teller(int most) {
        return new TrainingTeller() {
            @Override
            public Progress begin(String task, long steps) {
                return new Progress(null);
            }

            @Override
            public void say(String sentence) {
                said.add(sentence);
                if (said.size() > most) {
                    throw new CancellationException();
                }
            }
        };
    }

    private static RetrainingLine line(Retraining retraining) {
        assertThat(retraining.lines()).hasSize(1);
        return retraining.lines().getFirst();
    }

    private List<RegisteredModel> models() throws Exception {
        try (ModelRegistry registry = ModelRegistry.openExisting(cells.registry())) {
            return registry.all();
        }
    }

    @Test
    void aModelThatHasDriftedIsTrainedAgainAndTheCauseIsKept() throws Exception {
        Retraining retraining = retraining(Set.of(Signal.ERRORS), 1000);
        assertThat(retraining.look()).isEmpty();
        assertThat(line(retraining).stage()).isEqualTo(Stage.STEADY);
        RegisteredModel first = models().getFirst();

        cells.report("a", CHANGED, 300, 20);
        cells.report("b", CHANGED, 300, 20);
        assertThat(retraining.look()).as("five minutes are too few").isEmpty();
        assertThat(line(retraining).stage()).isEqualTo(Stage.DRIFTING);

        cells.report("a", CHANGED + 300, 1500, 20);
        cells.report("b", CHANGED + 300, 1500, 20);
        Due due = retraining.look().orElseThrow();
        assertThat(line(retraining).stage()).isEqualTo(Stage.TRAINING);
        TrainingCause cause = due.cause();
        assertThat(cause.signal()).isEqualTo(Signal.ERRORS);
        assertThat(cause.kpi()).isEqualTo("RRU.PrbTotDl");
        assertThat(cause.horizonSeconds()).isEqualTo(1);
        assertThat(cause.figure()).isGreaterThan(1.5);
        // The law changed in the second CHANGED; the first block of sixty rows after it tells.
        assertThat((cause.sinceMillis() - DriftingCells.BEGIN_MILLIS) / 1000).isBetween(CHANGED + 1L, CHANGED + 120L);
        assertThat(retraining.look()).as("one at a time").isEmpty();

        ModelBundle made = lineTraining(retraining).train(due, teller(1000));
        assertThat(made.card().hasWon()).isTrue();
        assertThat(made.card().parent()).isEqualTo(first.card().modelId());
        assertThat(made.card().data().source()).isEqualTo("history, RRU.PrbTotDl, RRC.ConnMean of 2 cells");
        assertThat(made.card().figures().getFirst().blocks()).isEqualTo(8);
        List<RegisteredModel> kept = models();
        assertThat(kept).hasSize(2);
        assertThat(kept.getFirst().card()).isEqualTo(made.card());
        assertThat(kept.getFirst().cause()).isEqualTo(cause);
        assertThat(kept.getLast().cause()).isNull();
        assertThat(ModelBundle.read(Path.of(String.valueOf(kept.getFirst().bundle())))
                        .card())
                .isEqualTo(made.card());
        assertThat(kinds).containsExactly("model.training", "model.trained");
        assertThat(facts.getLast().get("parent").asText())
                .isEqualTo(first.card().modelId());
        assertThat(facts.getLast().get("signal").asText()).isEqualTo("ERRORS");
        assertThat(facts.getLast().get("isOffered").asBoolean()).isTrue();
        assertThat(facts.getLast().at("/figures/0/isBetter").asBoolean()).isTrue();
        assertThat(retraining.outcomes()).containsEntry("better", 1L).containsEntry("failed", 0L);

        cells.report("a", CHANGED + 1800, 600, 20);
        cells.report("b", CHANGED + 1800, 600, 20);
        assertThat(retraining.look()).isEmpty();
        assertThat(line(retraining).modelId()).isEqualTo(made.card().modelId());
        assertThat(line(retraining).stage()).as("the new law is known now").isEqualTo(Stage.STEADY);
    }

    @Test
    void withTooFewRowsNothingIsTrainedAndItSaysHowManyAreMissing() throws Exception {
        cells.report("a", CHANGED, 1800, 20);
        Retraining retraining = retraining(Set.of(Signal.ERRORS), 9000);
        assertThat(retraining.look()).isEmpty();
        // Cell a has 2400 rows, b the 600 of before: it alone has drifted, which is half and not more.
        assertThat(line(retraining).stage()).isEqualTo(Stage.STEADY);
        cells.report("b", CHANGED, 1800, 20);
        cells.report("a", CHANGED + 1800, 60, 20);
        assertThat(retraining.look()).isEmpty();
        assertThat(line(retraining).stage()).isEqualTo(Stage.STUCK);
        assertThat(line(retraining).sentence())
                .isEqualTo(
                        "It is to be trained again and cannot be: the history has 2430 rows of 1 s with RRU.PrbTotDl in"
                                + " the mean of 2 cells, and 9000 are needed.");
        assertThat(kinds).isEmpty();
    }

    @Test
    void aModelThatDoesNotWinIsKeptAndNotOfferedAndThePauseHolds() throws Exception {
        Retraining retraining = retraining(Set.of(Signal.ERRORS), 1000);
        cells.noise("a", CHANGED, 1500);
        cells.noise("b", CHANGED, 1500);
        Due due = retraining.look().orElseThrow();
        ModelBundle made = lineTraining(retraining).train(due, teller(1000));
        assertThat(made.card().hasWon()).isFalse();
        assertThat(models().getFirst().bundle()).isNull();
        assertThat(folder.resolve("models")).doesNotExist();
        assertThat(facts.getLast().get("isOffered").asBoolean()).isFalse();
        assertThat(retraining.outcomes()).containsEntry("not_better", 1L);

        cells.noise("a", CHANGED + 1500, 600);
        cells.noise("b", CHANGED + 1500, 600);
        // Another process, too, knows when the line was trained last.
        for (Retraining each : List.of(retraining, retraining(Set.of(Signal.ERRORS), 1000))) {
            assertThat(each.look()).isEmpty();
            assertThat(line(each).stage()).isEqualTo(Stage.WAITING);
            assertThat(line(each).sentence()).contains("It is trained again not before ");
        }
    }

    @Test
    void aTrainingThatIsEndedOrFailsLetsTheNextOneBegin() throws Exception {
        Retraining retraining = retraining(Set.of(Signal.ERRORS), 1000);
        cells.report("a", CHANGED, 1500, 20);
        cells.report("b", CHANGED, 1500, 20);
        Due due = retraining.look().orElseThrow();
        assertThatThrownBy(() -> lineTraining(retraining).train(due, teller(2)))
                .isInstanceOf(CancellationException.class);
        assertThat(line(retraining).sentence()).isEqualTo("Its last training was ended by request.");
        assertThat(models()).hasSize(1);

        cells.report("a", CHANGED + 1500, 2000, 20);
        cells.report("b", CHANGED + 1500, 2000, 20);
        Due again = retraining.look().orElseThrow();
        LineTraining broken = new LineTraining(
                retraining,
                folder,
                () -> {
                    throw new IllegalStateException("no such framework");
                },
                () -> NOW);
        assertThatThrownBy(() -> broken.train(again, teller(1000))).hasMessage("no such framework");
        assertThat(kinds).containsExactly("model.training", "model.training", "model.training-failed");
        assertThat(line(retraining).stage()).isEqualTo(Stage.STUCK);
        assertThat(line(retraining).sentence()).isEqualTo("The last training failed: no such framework.");
        assertThat(retraining.outcomes()).containsEntry("failed", 1L);
    }

    @Test
    void whatTheTwinCountsIsASignalToo() throws Exception {
        Retraining retraining = retraining(Set.of(Signal.TWIN), 1000);
        atTwin = Map.of(1000L, 0.8);
        assertThat(retraining.look()).isEmpty();
        assertThat(line(retraining).stage()).isEqualTo(Stage.STEADY);
        atTwin = Map.of(1000L, 1.3);
        assertThat(retraining.look()).isEmpty();
        assertThat(line(retraining).stage()).isEqualTo(Stage.DRIFTING);
        assertThat(line(retraining).cause().sentence())
                .startsWith(
                        "RRU.PrbTotDl 1 s ahead: at the twin its error is 1.30 times that of the best simple member");
        cells.report("a", CHANGED, 3600, 50);
        cells.report("b", CHANGED, 3600, 50);
        assertThat(retraining.look())
                .hasValueSatisfying(due -> assertThat(due.cause().signal()).isEqualTo(Signal.TWIN));
    }

    @Test
    void whatTheTwinCountsIsTheCauseAlsoWhereRowsAreTooFew() throws Exception {
        Retraining retraining = retraining(Set.of(Signal.TWIN), 9000);
        atTwin = Map.of(1000L, 1.3);
        assertThat(retraining.look()).isEmpty();
        cells.report("a", CHANGED, 3600, 50);
        cells.report("b", CHANGED, 3600, 50);
        assertThat(retraining.look()).isEmpty();
        assertThat(line(retraining).stage()).isEqualTo(Stage.STUCK);
        assertThat(line(retraining).cause()).isNotNull();
        assertThat(line(retraining).cause().signal()).isEqualTo(Signal.TWIN);
    }

    @Test
    void whatCannotBeWatchedIsSaid() throws Exception {
        assertThat(retraining(Set.of(), 1000).look()).isEmpty();
        Retraining elsewhere = new Retraining(
                retraining(Set.of(Signal.ERRORS), 1).policy(),
                cells.registry(),
                new HistoryView(folder.resolve("none"), null),
                modelId -> Map.of(),
                (kind, actor, data) -> {});
        assertThat(elsewhere.look()).isEmpty();
        assertThat(line(elsewhere).stage()).isEqualTo(Stage.UNWATCHED);
        Files.writeString(folder.resolve("follow.rtmodel"), "no bundle");
        Retraining retraining = retraining(Set.of(Signal.ERRORS), 1000);
        assertThat(retraining.look()).isEmpty();
        assertThat(line(retraining).stage()).isEqualTo(Stage.UNWATCHED);
        assertThat(line(retraining).sentence()).contains("is no model bundle");
    }
}
