package io.rantwin.planner.history.pm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the job is there as it is wanted: orders it, orders it again when the coordinator has lost it, and asks how
 * it stands. What fails is tried again, at growing intervals. For one thread.
 */
final class JobKeeper {
    private static final long EVERY_MILLIS = Duration.ofSeconds(30).toMillis();
    private static final long FIRST_RETRY_MILLIS = 1_000;

    private final Coordinator coordinator;
    private final JobOrder order;
    private long nextMillis = Long.MIN_VALUE;
    private long retryMillis = FIRST_RETRY_MILLIS;
    private String state = "not ordered yet";
    /** The definition as the coordinator gave it back: some write it differently. */
    private @Nullable JsonNode asAnswered;

    JobKeeper(Coordinator coordinator, JobOrder order) {
        this.coordinator = coordinator;
        this.order = order;
    }

    /** How it stands, for people. */
    String state() {
        return state;
    }

    void tick(long nowMillis) {
        if (nowMillis < nextMillis) {
            return;
        }
        try {
            keep();
            state = coordinator.isEnabled(order.jobId())
                    ? "enabled"
                    : "disabled: nobody produces " + order.infoType() + " now";
            retryMillis = FIRST_RETRY_MILLIS;
            nextMillis = nowMillis + EVERY_MILLIS;
        } catch (CoordinatorException failed) {
            state = String.valueOf(failed.getMessage());
            nextMillis = nowMillis + retryMillis;
            retryMillis = Math.min(2 * retryMillis, EVERY_MILLIS);
        }
    }

    private void keep() throws CoordinatorException {
        Optional<Coordinator.Job> there = coordinator.job(order.jobId());
        if (there.isPresent()) {
            Coordinator.Job job = there.get();
            if (!job.owner().equals(order.owner())) {
                throw new CoordinatorException("job " + order.jobId() + " is of " + job.owner() + ", not of "
                        + order.owner() + "; --job takes another name");
            }
            if (job.infoType().equals(order.infoType())
                    && (job.definition().equals(order.definition())
                            || job.definition().equals(asAnswered))) {
                return;
            }
        }
        coordinator.put(order);
        asAnswered =
                coordinator.job(order.jobId()).map(Coordinator.Job::definition).orElse(null);
    }
}
