package io.rantwin.planner.federated;

import io.rantwin.planner.federated.Task.Phase;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.training.SharedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sites that train a model together, from the coordinator's side: what each is asked for next, and what their answers come to. Parts are
 * agreed on by an aggregation that a few bad answers do not move; a site that is silent is not waited for again before it answers, and one
 * that sends nonsense is counted and left out. Thread-safe.
 */
public final class Federation {
    private static final float[] NOTHING = {};

    /** A figure beyond it is no error of any measurement. */
    private static final double LARGEST = 1e12;

    private static final long LOOK_MILLIS = 200;

    private final FederatedPlan plan;
    private final Aggregation aggregation;
    private final LongSupplier millis;
    private final int enough;
    private final Consumer<String> say;
    private final Map<String, Site> sites = new TreeMap<>();
    private final Map<String, Contribution> answers = new LinkedHashMap<>();
    private final Set<String> leftOut = new HashSet<>();
    private final Set<String> heard = new HashSet<>();
    private final Map<Long, Map<String, Double>> losses = new TreeMap<>();
    private final Map<Long, Map<String, Double>> relativeLosses = new TreeMap<>();
    private final Map<String, Double> firstLosses = new TreeMap<>();
    private final Map<Long, float[]> versions = new TreeMap<>();
    private Phase phase = Phase.BASE;
    private float[] base = NOTHING;
    private float[] scaling = NOTHING;
    private float[] shifts = NOTHING;
    private final FederatedServer server;
    private List<ModelCard.Figure> figures = List.of();
    private long firstAnswerMillis;
    private long bestVersion;
    private double bestRelative;
    private float[] best = NOTHING;

    /** A site as it has done so far. */
    private static final class Site {
        private long answers;
        private long refused;
        private long missed;
        private boolean isSilent;
    }

    /**
     * What a site has done.
     *
     * @param answers that were taken
     * @param refused that were nonsense
     * @param missed rounds that did not wait for it any longer
     */
    public record Tally(String site, long answers, long refused, long missed) {}

    /**
     * @param names of the sites; nobody else is heard
     * @param millis a clock that only rises
     * @param say is told how it goes
     */
    public Federation(
            FederatedPlan plan,
            List<String> names,
            Aggregation aggregation,
            LongSupplier millis,
            Consumer<String> say) {
        this.plan = plan;
        this.aggregation = aggregation;
        this.millis = millis;
        this.say = say;
        for (String name : names) {
            sites.put(name, new Site());
        }
        this.enough = Math.min(plan.enough(), sites.size());
        this.server = new FederatedServer(plan.model().drawn(), aggregation, enough, plan.oldest());
        versions.put(0L, server.weights());
    }

    /** What is trained. */
    public FederatedPlan plan() {
        return plan;
    }

    /** Whether somebody is a site. */
    public boolean knows(String site) {
        return sites.containsKey(site);
    }

    /** What a site is to do. */
    public synchronized Task task(String site) {
        tick();
        boolean hasAnswered = answers.containsKey(site) || leftOut.contains(site);
        Phase asked = phase == Phase.DONE ? Phase.DONE : hasAnswered ? Phase.WAIT : phase;
        boolean learns = phase == Phase.ROUND || phase == Phase.STEP;
        if (phase == Phase.DONE) {
            heard.add(site);
            notifyAll();
        }
        return new Task(asked, server.version(), base, scaling, learns ? server.weights() : best, shifts);
    }

    /**
     * Takes a site's answer.
     *
     * @return null when it is taken; else why not
     */
    public synchronized @Nullable String take(String name, Contribution answer) {
        tick();
        Site site = sites.get(name);
        if (site == null) {
            return "there is no site " + name;
        }
        if (answer.phase() != phase) {
            // It was too late: that is no nonsense.
            return "what is asked for is " + phase + " by now, not " + answer.phase();
        }
        String nonsense = nonsense(answer);
        if (nonsense != null) {
            leaveOut(name, site, nonsense);
            return nonsense;
        }
        site.answers++;
        site.isSilent = false;
        if (phase == Phase.STEP) {
            step(name, answer);
            return null;
        }
        if (answers.isEmpty()) {
            firstAnswerMillis = millis.getAsLong();
        }
        answers.put(name, answer);
        proceed();
        return null;
    }

    /** Counts an answer that cannot even be read. */
    synchronized String refuse(String name, String why) {
        Site site = sites.get(name);
        if (site != null) {
            leaveOut(name, site, why);
        }
        return why;
    }

    private void leaveOut(String name, Site site, String why) {
        site.refused++;
        say.accept(name + " is left out of " + phase + ": " + why);
        leftOut.add(name);
        proceed();
    }

    private @Nullable String nonsense(Contribution answer) {
        int length = switch (answer.phase()) {
            case BASE -> plan.model().baseLength();
            case SCALING -> plan.model().scalingLength();
            case ROUND, STEP -> plan.model().weightsLength();
            case SHIFTS -> plan.model().shiftsLength();
            case FIGURES, WAIT, DONE -> 0;
        };
        if (answer.vector().length != length) {
            return "it has " + answer.vector().length + " numbers and not " + length;
        }
        for (float each : answer.vector()) {
            if (!Float.isFinite(each)) {
                return "it has numbers that are not finite";
            }
        }
        boolean learns = answer.phase() == Phase.ROUND || answer.phase() == Phase.STEP;
        if (learns && !(answer.loss() >= 0 && answer.loss() < LARGEST)) {
            return "its loss is " + answer.loss();
        }
        if (learns && (answer.basedOn() > server.version() || answer.basedOn() < server.version() - plan.oldest())) {
            return "it is based on step " + answer.basedOn() + " of " + server.version();
        }
        if (answer.phase() == Phase.FIGURES && !areSound(answer.figures())) {
            return "its figures are not those of this model's horizons";
        }
        return null;
    }

    private boolean areSound(List<ModelCard.Figure> told) {
        return told.stream()
                        .map(ModelCard.Figure::rows)
                        .toList()
                        .equals(plan.model().horizonRows())
                && told.stream()
                        .allMatch(each -> each.mae() >= 0
                                && each.mae() < LARGEST
                                && each.bestSimpleMae() > 0
                                && each.bestSimpleMae() < LARGEST
                                && Double.isFinite(each.difference()));
    }

    /** Goes on when a round has waited for long enough. */
    public synchronized void tick() {
        if (!answers.isEmpty() && millis.getAsLong() - firstAnswerMillis >= plan.waitMillis()) {
            sites.forEach((name, site) -> {
                if (!answers.containsKey(name) && !leftOut.contains(name) && !site.isSilent) {
                    site.missed++;
                    site.isSilent = true;
                    say.accept(name + " is silent, and not waited for before it answers again");
                }
            });
            proceed();
        }
    }

    private void proceed() {
        boolean isWhole = answers.size() >= enough
                && sites.entrySet().stream()
                        .allMatch(each -> each.getValue().isSilent
                                || answers.containsKey(each.getKey())
                                || leftOut.contains(each.getKey()));
        if (!isWhole) {
            return;
        }
        List<float[]> vectors =
                answers.values().stream().map(Contribution::vector).toList();
        switch (phase) {
            case BASE -> {
                base = aggregation.aggregate(vectors);
                next(Phase.SCALING);
            }
            case SCALING -> {
                scaling = aggregation.aggregate(vectors);
                next(Phase.ROUND);
            }
            case ROUND -> {
                List<Update> updates = new ArrayList<>();
                answers.forEach((site, answer) -> {
                    note(site, answer);
                    updates.add(new Update(site, answer.basedOn(), answer.vector()));
                });
                server.round(updates);
                stepped();
                boolean isLast = server.version() >= plan.rounds();
                next(isLast ? plan.steps() == 0 ? Phase.SHIFTS : Phase.STEP : Phase.ROUND);
            }
            case SHIFTS -> {
                shifts = aggregation.aggregate(vectors);
                next(Phase.FIGURES);
            }
            case FIGURES -> {
                figures = middle(
                        answers.values().stream().map(Contribution::figures).toList());
                next(Phase.DONE);
            }
            case STEP, WAIT, DONE -> throw new IllegalStateException("nobody waits for answers to " + phase);
        }
    }

    private void step(String site, Contribution answer) {
        note(site, answer);
        if (server.take(new Update(site, answer.basedOn(), answer.vector()))) {
            stepped();
            if (server.version() >= plan.rounds() + plan.steps()) {
                next(Phase.SHIFTS);
            }
        }
    }

    private void stepped() {
        versions.put(server.version(), server.weights());
        versions.keySet().removeIf(each -> each < server.version() - plan.oldest() - 1);
    }

    /**
     * Keeps the loss of the weights that a site began from. The best weights are those whose loss, over each site's first one, is the smallest
     * in the middle: which sites are there may change on the way.
     */
    private void note(String site, Contribution answer) {
        double first = firstLosses.computeIfAbsent(site, begin -> answer.loss());
        losses.computeIfAbsent(answer.basedOn(), begin -> new TreeMap<>()).put(site, answer.loss());
        Map<String, Double> ofVersion = relativeLosses.computeIfAbsent(answer.basedOn(), begin -> new TreeMap<>());
        ofVersion.put(site, first > 0 ? answer.loss() / first : 1);
        float[] weights = versions.get(answer.basedOn());
        long there = sites.values().stream().filter(each -> !each.isSilent).count();
        // Few sites' losses are no loss of all.
        if (weights != null && 2L * ofVersion.size() > there) {
            double loss = middle(ofVersion.values().stream());
            if (best.length == 0 || loss < bestRelative) {
                best = weights;
                bestVersion = answer.basedOn();
                bestRelative = loss;
            }
        }
    }

    private static double middle(Stream<Double> values) {
        double[] sorted = values.mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    private void next(Phase next) {
        if (next == Phase.SHIFTS && best.length == 0) {
            best = server.weights();
            bestVersion = server.version();
        }
        if (next != Phase.ROUND || server.version() == 0) {
            String by = phase == Phase.STEP ? "" : " by " + answers.size() + " of " + sites.size() + " sites";
            say.accept(phase + " is done" + by + "; " + next + " is next");
        }
        phase = next;
        answers.clear();
        leftOut.clear();
        notifyAll();
    }

    /** A figure a horizon: that of the site in the middle, offered when more than half of the sites find it better. */
    private static List<ModelCard.Figure> middle(List<List<ModelCard.Figure>> told) {
        List<ModelCard.Figure> middle = new ArrayList<>();
        for (int h = 0; h < told.getFirst().size(); h++) {
            int horizon = h;
            List<ModelCard.Figure> sorted = told.stream()
                    .map(each -> each.get(horizon))
                    .sorted(Comparator.comparingDouble(each -> each.difference() / each.bestSimpleMae()))
                    .toList();
            ModelCard.Figure figure = sorted.get((sorted.size() - 1) / 2);
            boolean offered =
                    2 * sorted.stream().filter(ModelCard.Figure::offered).count() > sorted.size();
            middle.add(new ModelCard.Figure(
                    figure.rows(),
                    figure.seconds(),
                    figure.targets(),
                    figure.mae(),
                    figure.bestSimple(),
                    figure.bestSimpleMae(),
                    figure.difference(),
                    figure.lower(),
                    figure.upper(),
                    figure.blocks(),
                    figure.coverage80(),
                    figure.coverage90(),
                    offered));
        }
        return middle;
    }

    /**
     * Waits until the model is done.
     *
     * @return false when patience ended first
     */
    public boolean awaitDone(long patienceMillis) throws InterruptedException {
        return await(() -> phase == Phase.DONE, patienceMillis);
    }

    /** Waits until all sites that are not silent have heard that it is done. */
    public boolean awaitHeard(long patienceMillis) throws InterruptedException {
        return await(
                () -> sites.entrySet().stream()
                        .allMatch(each -> each.getValue().isSilent || heard.contains(each.getKey())),
                patienceMillis);
    }

    private synchronized boolean await(BooleanSupplier condition, long patienceMillis) throws InterruptedException {
        long begin = millis.getAsLong();
        while (!condition.getAsBoolean()) {
            long left = begin + patienceMillis - millis.getAsLong();
            if (left <= 0) {
                return false;
            }
            // Rounds end by themselves, too, when they have waited for long enough.
            wait(Math.min(left, LOOK_MILLIS));
            tick();
        }
        return true;
    }

    /** How far it is. */
    public synchronized Phase phase() {
        return phase;
    }

    /** Steps so far. */
    public synchronized long version() {
        return server.version();
    }

    /** The step whose weights are the best so far. */
    public synchronized long bestVersion() {
        return bestVersion;
    }

    /** Loss of the best weights, of the site in the middle; NaN before there is one. */
    public synchronized double bestLoss() {
        Map<String, Double> of = losses.get(bestVersion);
        return of == null || of.isEmpty() ? Double.NaN : middle(of.values().stream());
    }

    /** What sites have done, by name. */
    public synchronized List<Tally> tallies() {
        return sites.entrySet().stream()
                .map(each -> new Tally(
                        each.getKey(), each.getValue().answers, each.getValue().refused, each.getValue().missed))
                .toList();
    }

    /** All parts of the model; only when it is done. */
    public synchronized SharedModel.Parts parts() {
        return new SharedModel.Parts(base.clone(), scaling.clone(), best.clone(), Arrays.copyOf(shifts, shifts.length));
    }

    /** Figures of the sites in the middle; only when it is done. */
    public synchronized List<ModelCard.Figure> figures() {
        return figures;
    }
}
