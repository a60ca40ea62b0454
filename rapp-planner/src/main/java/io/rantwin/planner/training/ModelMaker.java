package io.rantwin.planner.training;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import org.jspecify.annotations.Nullable;

/** From what is to be trained to a bundle with its card, which tells how it did beside the simple methods. Not thread-safe. */
public final class ModelMaker {
    private final Trainer trainer;
    private final TrainingTeller teller;

    /**
     * Where rows come from.
     *
     * @param source in words
     * @param sha256 of the rows
     */
    public record Origin(String source, String sha256) {}

    /** Whether a line of models may have such a name. */
    public static boolean isName(String text) {
        return text.matches("[A-Za-z0-9._-]{1,40}");
    }

    /** With a training framework. */
    public ModelMaker(Trainer trainer, TrainingTeller teller) {
        this.trainer = trainer;
        this.teller = teller;
    }

    /**
     * Trains and compares; not signed yet.
     *
     * @param parent id of the model whose weights it goes on from; null when it begins anew
     */
    public ModelBundle make(TrainingRequest request, Origin origin, @Nullable String parent)
            throws TrainingException, EvaluationException, BundleException {
        SeriesTable table = request.table();
        ModelCard.Data data = new ModelCard.Data(
                origin.source(),
                origin.sha256(),
                table.times().getFirst(),
                table.times().getLast(),
                table.names(),
                request.trainUntil(),
                request.validationRows(),
                request.testRows());
        return new TrainingRun(trainer, request, teller).run().bundle(request.name(), parent, data, "");
    }
}
