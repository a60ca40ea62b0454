package io.rantwin.planner.federated;

import io.rantwin.planner.federated.Task.Phase;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.training.SharedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sites that train a model together, from the coordinator's side: what each is asked for next, and what their answers come to. Parts are
 * agreed on by an aggregation that a few bad answers do not move; a site that is silent is not waited for again before it answers, one that
 * sends nonsense is counted and left out, and one that is late is told so and asked again. Thread-safe.
 */
public final class Federation {
    private static final float[] NOTHING = {};
    private static final long LOOK_MILLIS = 200;

    private final FederatedPlan plan;
    private final Aggregation aggregation;
    private final LongSupplier millis;
    private final int enough;
    private final Consumer<String> say;
    private final RollCall sites;
    private final ContributionCheck check;
    private final FederatedServer server;
    private final BestWeights best = new BestWeights();
    private Phase phase = Phase.BASE;
    private float[] base = NOTHING;
    private float[] scaling = NOTHING;
    private float[] shifts = NOTHING;
    private List<ModelCard.Figure> figures = List.of();
    private long firstAnswerMillis;

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
        sites = new RollCall(names);
        check = new ContributionCheck(plan);
        enough = Math.min(plan.enough(), sites.size());
        server = new FederatedServer(plan.model().drawn(), aggregation, enough, plan.oldest());
        stepped();
    }

    /** What is trained. */
    public FederatedPlan plan() {
        return plan;
    }

    /** What a site is to do. */
    public synchronized Task task(String site) {
        tick();
        boolean learns = phase == Phase.ROUND || phase == Phase.STEP;
        if (phase == Phase.DONE) {
            sites.toldTheEnd(site);
            notifyAll();
        }
        return new Task(
                phase != Phase.DONE && sites.isThrough(site) ? Phase.WAIT : phase,
                server.version(),
                base,
                scaling,
                learns ? server.weights() : best.weights(),
                shifts);
    }

    /**
     * Takes a site's answer.
     *
     * @return null when it is taken; else why not
     */
    public synchronized @Nullable String take(String site, Contribution answer) {
        tick();
        if (!sites.knows(site)) {
            return "there is no site " + site;
        }
        String late = check.late(answer, phase, server.version());
        if (late != null) {
            return late;
        }
        String nonsense = check.nonsense(answer, server.version());
        if (nonsense != null) {
            return refuse(site, nonsense);
        }
        sites.heard(site);
        if (phase == Phase.STEP) {
            step(site, answer);
            return null;
        }
        if (sites.answers().isEmpty()) {
            firstAnswerMillis = millis.getAsLong();
        }
        sites.keep(site, answer);
        proceed();
        return null;
    }

    /** Leaves a site out of what is asked for now: what it sent is nonsense, or cannot even be read. */
    synchronized String refuse(String site, String why) {
        if (sites.knows(site)) {
            say.accept(site + " is left out of " + phase + ": " + why);
            sites.leaveOut(site);
            proceed();
        }
        return why;
    }

    /** Goes on when a round has waited for long enough. */
    public synchronized void tick() {
        if (!sites.answers().isEmpty() && millis.getAsLong() - firstAnswerMillis >= plan.waitMillis()) {
            sites.fallSilent()
                    .forEach(each -> say.accept(each + " is silent, and not waited for before it answers again"));
            proceed();
        }
    }

    private void proceed() {
        if (!sites.isWhole(enough)) {
            return;
        }
        switch (phase) {
            case BASE -> {
                base = agreed();
                next(Phase.SCALING);
            }
            case SCALING -> {
                scaling = agreed();
                next(Phase.ROUND);
            }
            case ROUND -> {
                round();
                boolean isLast = server.version() >= plan.rounds();
                next(isLast ? plan.steps() == 0 ? Phase.SHIFTS : Phase.STEP : Phase.ROUND);
            }
            case SHIFTS -> {
                shifts = agreed();
                next(Phase.FIGURES);
            }
            case FIGURES -> {
                figures = MiddleFigures.of(sites.answers().values().stream()
                        .map(Contribution::figures)
                        .toList());
                next(Phase.DONE);
            }
            case STEP, WAIT, DONE -> throw new IllegalStateException("nobody waits for answers to " + phase);
        }
    }

    private float[] agreed() {
        return aggregation.aggregate(
                sites.answers().values().stream().map(Contribution::vector).toList());
    }

    private void round() {
        List<Update> updates = new ArrayList<>();
        sites.answers().forEach((site, answer) -> updates.add(update(site, answer)));
        server.round(updates);
        stepped();
    }

    private void step(String site, Contribution answer) {
        if (server.take(update(site, answer))) {
            stepped();
            if (server.version() >= plan.rounds() + plan.steps()) {
                next(Phase.SHIFTS);
            }
        }
    }

    private Update update(String site, Contribution answer) {
        best.told(site, answer.basedOn(), answer.loss(), sites.present());
        return new Update(site, answer.basedOn(), answer.vector());
    }

    private void stepped() {
        best.stepped(server.version(), server.weights(), server.version() - plan.oldest() - 1);
    }

    private void next(Phase next) {
        if (next == Phase.SHIFTS) {
            best.orElse(server.version(), server.weights());
        }
        if (next != Phase.ROUND || server.version() == 0) {
            String by = phase == Phase.STEP ? "" : " by " + sites.answers().size() + " of " + sites.size() + " sites";
            say.accept(phase + " is done" + by + "; " + next + " is next");
        }
        phase = next;
        sites.begin();
        notifyAll();
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
        return await(sites::allKnowTheEnd, patienceMillis);
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
        return best.version();
    }

    /** Loss of the best weights, of the site in the middle; NaN before there is one. */
    public synchronized double bestLoss() {
        return best.loss();
    }

    /** What sites have done, by name. */
    public synchronized List<Tally> tallies() {
        return sites.tallies();
    }

    /** All parts of the model; only when it is done. */
    public synchronized SharedModel.Parts parts() {
        return new SharedModel.Parts(
                base.clone(), scaling.clone(), best.weights().clone(), shifts.clone());
    }

    /** Figures of the sites in the middle; only when it is done. */
    public synchronized List<ModelCard.Figure> figures() {
        return figures;
    }
}
