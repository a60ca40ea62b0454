package io.rantwin.planner.retraining;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.BundleKeys;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.RegistryException;
import io.rantwin.planner.registry.TrainingCause;
import io.rantwin.planner.retraining.Retraining.Due;
import io.rantwin.planner.retraining.Retraining.Outcome;
import io.rantwin.planner.training.ModelMaker;
import io.rantwin.planner.training.Trainer;
import io.rantwin.planner.training.TrainingException;
import io.rantwin.planner.training.TrainingTeller;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Trains lines again: judged like every other model, kept with what caused it, written down before and after. */
public final class LineTraining {
    private static final String ACTOR = "planner";

    private final Retraining retraining;
    private final Path folder;
    private final Supplier<Trainer> trainers;
    private final InstantSource clock;

    /**
     * @param folder where bundles are written
     * @param trainers begins the training framework, which takes a moment and memory, when it is needed
     */
    public LineTraining(Retraining retraining, Path folder, Supplier<Trainer> trainers, InstantSource clock) {
        this.retraining = retraining;
        this.folder = folder;
        this.trainers = trainers;
        this.clock = clock;
    }

    /**
     * Trains a line that is due.
     *
     * @param teller a {@link CancellationException} from it ends the training
     * @return the bundle, signed when there is a key, also of a model that is not better
     */
    public ModelBundle train(Due due, TrainingTeller teller)
            throws TrainingException, EvaluationException, BundleException, RegistryException, AuditException {
        try {
            retraining.audit().append("model.training", ACTOR, facts(due));
            ModelBundle made = make(due, teller);
            retraining.ended(due, made.card().hasWon() ? Outcome.BETTER : Outcome.NOT_BETTER, null);
            return made;
        } catch (CancellationException ended) {
            retraining.cancelled(due);
            throw ended;
        } catch (TrainingException
                | EvaluationException
                | BundleException
                | RegistryException
                | AuditException
                | RuntimeException failed) {
            String why = "The last training failed: " + failed.getMessage() + ".";
            retraining.ended(due, Outcome.FAILED, why);
            retraining.audit().append("model.training-failed", ACTOR, facts(due).put("reason", why));
            throw failed;
        }
    }

    private ModelBundle make(Due due, TrainingTeller teller)
            throws TrainingException, EvaluationException, BundleException, RegistryException, AuditException {
        ModelBundle made = new ModelMaker(trainers.get(), teller)
                .make(
                        due.rows().request(due.bundle()),
                        due.rows().origin(),
                        due.before().card().modelId());
        Path key = retraining.policy().key();
        ModelBundle bundle = key == null ? made : made.signed(BundleKeys.signing(key));
        ModelCard card = bundle.card();
        String file = null;
        if (card.hasWon()) {
            Path path = folder.resolve(card.modelId() + ".rtmodel");
            bundle.write(path);
            file = path.toAbsolutePath().toString();
        }
        try (ModelRegistry models = ModelRegistry.open(retraining.registry())) {
            models.add(new RegisteredModel(card, clock.instant(), file, due.cause()));
        }
        retraining.audit().append("model.trained", ACTOR, outcome(due, card));
        return bundle;
    }

    /** What the audit log keeps of a line that is trained again. */
    private static ObjectNode facts(Due due) {
        TrainingCause cause = due.cause();
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", due.name())
                .put("parent", due.before().card().modelId())
                .put("signal", cause.signal().name())
                .put("kpi", cause.kpi())
                .put("horizonSeconds", cause.horizonSeconds())
                .put("figure", cause.figure())
                .put("limit", cause.limit())
                .put("since", Instant.ofEpochMilli(cause.sinceMillis()).toString());
    }

    private static ObjectNode outcome(Due due, ModelCard card) {
        ObjectNode facts = facts(due).put("modelId", card.modelId()).put("isOffered", card.hasWon());
        var figures = facts.putArray("figures");
        for (ModelCard.Figure figure : card.figures()) {
            figures.addObject()
                    .put("horizonSeconds", figure.seconds())
                    .put("mae", figure.mae())
                    .put("bestSimple", figure.bestSimple())
                    .put("bestSimpleMae", figure.bestSimpleMae())
                    .put("isBetter", figure.offered());
        }
        return facts;
    }
}
