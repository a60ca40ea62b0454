package io.rantwin.xapp.registration;

import static io.rantwin.xapp.registration.RegistrationState.CLEANING;
import static io.rantwin.xapp.registration.RegistrationState.IDLE;
import static io.rantwin.xapp.registration.RegistrationState.LEAVING;
import static io.rantwin.xapp.registration.RegistrationState.LEFT;
import static io.rantwin.xapp.registration.RegistrationState.REGISTERED;
import static io.rantwin.xapp.registration.RegistrationState.REGISTERING;
import static io.rantwin.xapp.registration.RegistrationState.WAITING;

import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.http.BackOff;
import io.rantwin.xapp.http.PlatformAnswer;
import io.rantwin.xapp.http.PlatformCalls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers an xApp with the app manager and keeps trying until it has answered 201, at least every 5 s. Each try deregisters first, because an
 * app manager that gets the same registration twice switches the entry off; so a try whose answer was lost does no harm, either.
 * An app manager that has lost the entry, as one does that comes back without its data, gets it again.
 *
 * <p>Nothing blocks: calls run on the threads of {@link PlatformCalls}, and {@link #tick}, called a few times a second by its
 * owner, takes the next step. Thread-safe.
 */
public final class AppManagerRegistration {
    /** How long deregistering may take at the end before it is given up. */
    public static final Duration LEAVE_WITHIN = Duration.ofSeconds(8);

    /** Often enough that an xApp which is up first is known soon after the app manager, and little for one to answer. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(AppManagerRegistration.class);

    private final URI appManager;
    private final PlatformCalls calls;
    private final InstantSource clock;
    private final BackOff backOff;
    private final Complaints complaints;
    private final CompletableFuture<RegistrationState> left = new CompletableFuture<>();
    private final EntryWatch entry = new EntryWatch();

    private RegistrationState state = IDLE;
    private RegistrationRequest request;
    /** What the app manager may have an entry of; to be taken back before the next one is made. */
    private RegistrationRequest announced;

    private @Nullable CompletableFuture<PlatformAnswer> pending;
    private @Nullable String lastError;
    private boolean again;
    private boolean leaving;
    private Instant nextTry = Instant.MIN;
    private Instant leaveBy = Instant.MAX;
    private long failures;

    /**
     * @param appManager address without {@code /ric/v1}
     * @param request what to register
     * @param calls makes the calls
     * @param clock gives the time
     * @param random spreads the tries
     */
    public AppManagerRegistration(
            URI appManager,
            RegistrationRequest request,
            PlatformCalls calls,
            InstantSource clock,
            RandomGenerator random) {
        this.appManager = appManager;
        this.request = request;
        this.announced = request;
        this.calls = calls;
        this.clock = clock;
        this.backOff = new BackOff(Duration.ofSeconds(1), LONGEST_PAUSE, random);
        this.complaints = new Complaints(LOG, clock);
    }

    /** Begins to register. Without effect when it has begun. */
    public synchronized void start() {
        if (state == IDLE) {
            clean();
        }
    }

    /** Registers once more, for instance with a changed descriptor; the entry is gone for a moment. */
    public synchronized void registerAgain(RegistrationRequest changed) {
        request = changed;
        if (state != IDLE && !leaving) {
            again = true;
        }
    }

    /**
     * Deregisters for good; {@link #tick} must still be called until the result is there.
     *
     * @return completes with {@link RegistrationState#LEFT} when the app manager has answered or {@link #LEAVE_WITHIN} is over
     */
    public synchronized CompletableFuture<RegistrationState> stop() {
        if (state == IDLE) {
            state = LEFT;
            left.complete(LEFT);
        }
        if (!leaving && state != LEFT) {
            leaving = true;
            leaveBy = clock.instant().plus(LEAVE_WITHIN);
            nextTry = Instant.MIN;
            backOff.reset();
        }
        return left.copy();
    }

    public synchronized RegistrationState state() {
        return state;
    }

    /** Why the last try failed; {@code null} after a success and before the first try. */
    public synchronized @Nullable String lastError() {
        return lastError;
    }

    /** Tries that failed since the start. */
    public synchronized long failures() {
        return failures;
    }

    /** Takes the next step when there is one to take. */
    public synchronized void tick() {
        if (state == IDLE || state == LEFT) {
            return;
        }
        if (leaving && !clock.instant().isBefore(leaveBy)) {
            LOG.warn("not deregistered in {}: {}", LEAVE_WITHIN, lastError == null ? "no answer" : lastError);
            leave();
            return;
        }
        if (pending != null) {
            if (!pending.isDone()) {
                return;
            }
            CompletableFuture<PlatformAnswer> done = pending;
            pending = null;
            answered(done);
        }
        if (pending == null && state != LEFT) {
            proceed();
        }
    }

    /** Nothing is under way: begins what is due. */
    private void proceed() {
        if (leaving) {
            if (!clock.instant().isBefore(nextTry)) {
                state = LEAVING;
                pending = deregister(announced);
            }
        } else if (again && (state == REGISTERED || state == WAITING)) {
            backOff.reset();
            clean();
        } else if (state == WAITING && !clock.instant().isBefore(nextTry)) {
            clean();
        } else if (state == REGISTERED && entry.isGone(announced, clock.instant(), this::list)) {
            LOG.warn("the app manager has lost the entry of {}; registering again", announced.appInstanceName());
            clean();
        }
    }

    private CompletableFuture<PlatformAnswer> list() {
        return calls.send("GET", uri("/ric/v1/xapps"), null);
    }

    private void clean() {
        again = false;
        state = CLEANING;
        pending = deregister(announced);
    }

    private CompletableFuture<PlatformAnswer> deregister(RegistrationRequest what) {
        return calls.send("POST", uri("/ric/v1/deregister"), what.deregisterBody());
    }

    private void answered(CompletableFuture<PlatformAnswer> done) {
        PlatformAnswer answer;
        try {
            answer = done.join();
        } catch (CompletionException e) {
            failed(PlatformCalls.reason(e));
            return;
        }
        switch (state) {
            case CLEANING -> {
                // Any answer short of a server error means that no entry is left; an unknown xApp is answered 4xx.
                if (answer.status() >= 500) {
                    failed("deregister answered " + answer.brief());
                } else if (leaving) {
                    leave();
                } else {
                    cleaned();
                }
            }
            case REGISTERING -> {
                if (answer.status() == 201) {
                    state = REGISTERED;
                    lastError = null;
                    backOff.reset();
                    entry.begin(clock.instant());
                    LOG.info("registered as {} at {}", announced.appInstanceName(), appManager);
                } else {
                    failed("register answered " + answer.brief());
                }
            }
            case LEAVING -> {
                if (answer.status() >= 500) {
                    failed("deregister answered " + answer.brief());
                } else {
                    lastError = null;
                    leave();
                }
            }
            case IDLE, WAITING, REGISTERED, LEFT -> throw new IllegalStateException("an answer in state " + state);
        }
    }

    private void cleaned() {
        boolean sameEntry = announced.appName().equals(request.appName())
                && announced.appInstanceName().equals(request.appInstanceName());
        announced = request;
        if (sameEntry) {
            state = REGISTERING;
            again = false;
            pending = calls.send("POST", uri("/ric/v1/register"), request.registerBody());
        } else {
            pending = deregister(request);
        }
    }

    private void failed(String why) {
        failures++;
        lastError = why;
        nextTry = clock.instant().plus(backOff.next());
        complaints.add("the app manager has not taken it (" + state + ")", why);
        if (!leaving) {
            state = WAITING;
        }
    }

    private void leave() {
        state = LEFT;
        pending = null;
        left.complete(LEFT);
    }

    private URI uri(String path) {
        return URI.create(appManager + path);
    }
}
