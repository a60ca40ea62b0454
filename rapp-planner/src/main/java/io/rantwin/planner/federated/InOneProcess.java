package io.rantwin.planner.federated;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.federated.Task.Phase;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.training.SharedModel;
import io.rantwin.planner.training.SiteTraining;
import io.rantwin.planner.training.Trainer;
import io.rantwin.planner.training.TrainingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Coordinator and sites in one process, one after the other: to compare ways of training on data that one has all of. Not thread-safe. */
public final class InOneProcess {
    /** How many times over a bad site sends the opposite of what it found. */
    private static final float POISON = -10;

    private final FederatedPlan plan;
    private final Trainer trainer;
    private final RandomGenerator random;
    private final double noise;
    private final LongSupplier processorNanos;

    /**
     * @param noise of honest sites' changes, see {@link SiteWork}
     * @param processorNanos time of a processor that this thread has taken, in ns
     */
    public InOneProcess(
            FederatedPlan plan, Trainer trainer, double noise, RandomGenerator random, LongSupplier processorNanos) {
        this.plan = plan;
        this.trainer = trainer;
        this.noise = noise;
        this.random = random;
        this.processorNanos = processorNanos;
    }

    /**
     * What came out.
     *
     * @param parts of the model
     * @param version step of its weights
     * @param loss on the validation rows of the site in the middle
     * @param octets of vectors that went between coordinator and sites
     * @param course of its rounds and steps
     */
    public record Trained(SharedModel.Parts parts, long version, double loss, long octets, Course course) {}

    /**
     * Trains until the figures would be asked for.
     *
     * @param tables of the sites
     * @param poisoned the first so many sites send ten times the opposite, and say that they have no loss
     */
    public Trained train(List<SeriesTable> tables, Aggregation aggregation, int poisoned)
            throws TrainingException, EvaluationException, BundleException {
        List<String> names = new ArrayList<>();
        List<SiteWork> works = new ArrayList<>();
        for (SeriesTable table : tables) {
            names.add("site " + (1000 + names.size()));
            works.add(new SiteWork(site(table), Double.POSITIVE_INFINITY, noise, random));
        }
        Federation federation = new Federation(plan, names, aggregation, () -> 0, line -> {});
        var course = new Course(
                tables.stream().mapToInt(table -> table.names().size()).sum());
        long octets = 0;
        while (federation.phase() != Phase.FIGURES) {
            for (int k = 0; k < names.size(); k++) {
                Task task = federation.task(names.get(k));
                if (task.phase() == Phase.WAIT || task.phase() == Phase.FIGURES) {
                    continue;
                }
                int cells = tables.get(k).names().size();
                boolean learns = task.phase() == Phase.ROUND || task.phase() == Phase.STEP;
                if (learns) {
                    course.begin(task.version());
                }
                long begun = processorNanos.getAsLong();
                Contribution answer = works.get(k).answer(task);
                long sent = (long) Float.BYTES
                        * (answer.vector().length + task.weights().length + task.base().length + task.scaling().length);
                octets += sent;
                course.spend(new Course.Cost(
                        learns ? (long) cells * trained(tables.get(k)) : 0, sent, processorNanos.getAsLong() - begun));
                if (learns) {
                    course.heard(task.version(), answer.loss() * plan.model().scale(task.scaling()), cells);
                }
                String refusal = federation.take(names.get(k), k < poisoned ? bad(answer) : answer);
                if (refusal != null && k >= poisoned) {
                    throw new IllegalStateException(names.get(k) + " is honest, and refused: " + refusal);
                }
            }
        }
        return new Trained(federation.parts(), federation.bestVersion(), federation.bestLoss(), octets, course);
    }

    /** Rows of a cell that an epoch passes. */
    private int trained(SeriesTable table) {
        return table.size() - plan.validationRows() - plan.testRows();
    }

    private static Contribution bad(Contribution answer) {
        float[] vector = answer.vector().clone();
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= POISON;
        }
        return new Contribution(
                answer.phase(),
                answer.basedOn(),
                vector,
                Double.isNaN(answer.loss()) ? Double.NaN : 0,
                answer.figures());
    }

    /** A site with these rows. */
    public SiteTraining site(SeriesTable table) throws TrainingException {
        return new SiteTraining(plan.model(), table, plan.validationRows(), plan.testRows(), trainer);
    }
}
