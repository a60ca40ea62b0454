package io.rantwin.planner.rest;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.sources.FeedThread;
import io.rantwin.planner.live.TwinException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.offer.OfferException;
import io.rantwin.planner.offer.RegistryOffers;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.Offering;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.RegistryException;
import io.rantwin.planner.retraining.LineTraining;
import io.rantwin.planner.retraining.Retraining;
import io.rantwin.planner.retraining.Retraining.Due;
import io.rantwin.planner.terminal.Progress;
import io.rantwin.planner.timing.Pause;
import io.rantwin.planner.training.TrainingTeller;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every minute whether a model is to be trained again, and has it trained as a job. */
final class RetrainingDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetrainingDesk.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final String ACTOR = "planner";

    /** Sentences of a training that stops early; more than that do no harm. */
    private static final int USUAL_STEPS = 60;

    private final Retraining retraining;
    private final LineTraining lineTraining;
    private final Path registry;
    private final @Nullable RegistryOffers offers;
    private final Jobs jobs;
    private final InstantSource clock;
    private @Nullable FeedThread thread;
    private @Nullable Pause pause;

    /** @param offers null when no twin is named */
    RetrainingDesk(
            Retraining retraining,
            LineTraining lineTraining,
            Path registry,
            @Nullable RegistryOffers offers,
            Jobs jobs,
            InstantSource clock) {
        this.retraining = retraining;
        this.lineTraining = lineTraining;
        this.registry = registry;
        this.offers = offers;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Begins to look, when anything is to be trained at all. */
    void start() {
        if (retraining.policy().isOn()) {
            thread = FeedThread.start(
                    "retraining",
                    () -> {
                        Instant now = clock.instant();
                        if (pause == null || pause.isOver(now)) {
                            pause = new Pause(now, LOOK_EVERY);
                            look();
                        }
                        return false;
                    },
                    LOG::error);
        }
    }

    /** Where a line's training is told of. */
    static String path(String name) {
        return "/v1/retraining/" + name;
    }

    /** The job that trains a line now or soon; null when none does. */
    @Nullable
    String jobId(String name) {
        Job job = jobs.ofResult(path(name));
        return job == null ? null : job.id();
    }

    /** Looks once, and submits what is due. */
    void look() {
        try {
            Optional<Due> due = retraining.look();
            if (due.isPresent()) {
                submit(due.get());
            }
        } catch (RegistryException | HistoryException failed) {
            LOG.warn("whether models have drifted cannot be told: {}", failed.getMessage());
        }
    }

    private void submit(Due due) {
        var ended = new AtomicBoolean();
        var begun = new AtomicBoolean();
        try {
            jobs.submit(
                    "training",
                    path(due.name()),
                    USUAL_STEPS,
                    () -> {
                        ended.set(true);
                        if (!begun.get()) {
                            retraining.cancelled(due);
                        }
                    },
                    job -> {
                        begun.set(true);
                        return train(due, ended, job);
                    });
        } catch (ProblemException busy) {
            retraining.postponed(due, "It is to be trained again, and " + busy.getMessage());
        }
    }

    private boolean train(Due due, AtomicBoolean ended, Job job) throws Exception {
        try {
            ModelBundle made = lineTraining.train(due, new InJob(job, ended));
            job.progress(USUAL_STEPS, null);
            offer(made);
            return true;
        } catch (CancellationException asked) {
            return false;
        }
    }

    private void offer(ModelBundle made) throws RegistryException, AuditException {
        ModelCard card = made.card();
        boolean runsInXapp = card.feeding().kind() == ModelCard.Feeding.Kind.MEASUREMENTS;
        if (offers == null || !retraining.policy().offers() || !card.hasWon() || !runsInXapp) {
            return;
        }
        RegisteredModel kept;
        try (ModelRegistry models = ModelRegistry.openExisting(registry)) {
            kept = models.find(card.modelId()).orElseThrow();
        }
        try {
            Offering offering = offers.offer(kept, false, ACTOR, "trained again after a drift");
            LOG.info("model {} is offered: {}", card.modelId(), offering.stage());
        } catch (OfferException | TwinException refused) {
            // It is in the registry and in the audit log: somebody can offer it when the twin is there.
            LOG.warn("model {} is not offered: {}", card.modelId(), refused.getMessage());
        }
    }

    /** Tells a job how its training goes, and ends the training when somebody ends the job. */
    private record InJob(Job job, AtomicBoolean ended, AtomicLong steps) implements TrainingTeller {
        InJob(Job job, AtomicBoolean ended) {
            this(job, ended, new AtomicLong());
        }

        @Override
        public Progress begin(String task, long count) {
            say(task);
            return new Progress(null);
        }

        @Override
        public void say(String sentence) {
            if (ended.get()) {
                throw new CancellationException();
            }
            job.progress(Math.min(USUAL_STEPS - 1, steps.getAndIncrement()), sentence);
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.end(() -> {});
        }
    }
}
