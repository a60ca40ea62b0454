package io.rantwin.planner.federated;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.training.SharedModel;
import io.rantwin.planner.training.SiteTraining;
import io.rantwin.planner.training.TrainingException;
import java.util.List;
import java.util.random.RandomGenerator;

/** Does what a site is asked for with the site's own rows. Not thread-safe. */
public final class SiteWork {
    private static final float[] NOTHING = {};

    private final SiteTraining training;
    private final double longest;
    private final double noise;
    private final RandomGenerator random;

    /**
     * @param longest length that changes of weights are cut to before they leave the site; infinite for none
     * @param noise deviation of the normal noise that is added to each weight's change then, 0 for none
     */
    public SiteWork(SiteTraining training, double longest, double noise, RandomGenerator random) {
        this.training = training;
        this.longest = longest;
        this.noise = noise;
        this.random = random;
    }

    /** The answer to a task that asks for something. */
    public Contribution answer(Task task) throws TrainingException, EvaluationException, BundleException {
        return switch (task.phase()) {
            case BASE -> of(task, training.base());
            case SCALING -> of(task, training.scaling(task.base()));
            case ROUND, STEP -> {
                SiteTraining.Round round =
                        training.round(task.base(), task.scaling(), task.weights(), Math.toIntExact(task.version()));
                float[] change = Clipping.clip(round.change(), longest);
                yield new Contribution(
                        task.phase(),
                        task.version(),
                        noise > 0 ? Clipping.noisy(change, noise, random) : change,
                        round.loss(),
                        List.of());
            }
            case SHIFTS -> of(task, training.shifts(task.base(), task.scaling(), task.weights()));
            case FIGURES ->
                new Contribution(
                        task.phase(),
                        task.version(),
                        NOTHING,
                        Double.NaN,
                        training.figures(
                                new SharedModel.Parts(task.base(), task.scaling(), task.weights(), task.shifts())));
            case WAIT, DONE -> throw new IllegalArgumentException("nothing is asked for: " + task.phase());
        };
    }

    private static Contribution of(Task task, float[] vector) {
        return new Contribution(task.phase(), task.version(), vector, Double.NaN, List.of());
    }
}
