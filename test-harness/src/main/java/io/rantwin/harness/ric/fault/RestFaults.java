package io.rantwin.harness.ric.fault;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.harness.ric.timing.Agenda;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Harms the REST interface of one component: put before and after its routes. Thread-safe. */
public final class RestFaults {
    private static final Duration HELD_BACK = Duration.ofMinutes(1);
    private static final byte[] NONSENSE =
            "{\"SubscriptionId\": 17, \"\u0000\": [[{\"a\":".getBytes(StandardCharsets.UTF_8);

    private final Doses doses;
    private final Agenda agenda;

    RestFaults(Doses doses, Agenda agenda) {
        this.doses = doses;
        this.agenda = agenda;
    }

    /** Puts itself around all routes of a server. */
    public void register(JavalinDefaultRoutingApi routes) {
        routes.before(this::before);
        routes.after(this::after);
    }

    private void before(Context context) {
        if (doses.areHarmless()) {
            return;
        }
        doses.countPassed();
        if (doses.strikes(Harm.REFUSE)) {
            context.status(503)
                    .contentType("application/json")
                    .result("{\"errorMessage\":\"told to refuse\"}")
                    .skipRemainingHandlers();
        } else if (doses.strikes(Harm.DELAY)) {
            Duration delay = doses.delay();
            context.future(() -> waiting(delay));
        }
    }

    private void after(Context context) {
        if (doses.areHarmless()) {
            return;
        }
        if (doses.strikes(Harm.NONSENSE)) {
            context.result(NONSENSE);
        }
        if (doses.strikes(Harm.DROP)) {
            context.future(() -> waiting(HELD_BACK));
        }
    }

    /** Ends after the delay; at once when the agenda is full, for a request must not hang for ever. */
    private CompletableFuture<?> waiting(Duration delay) {
        return agenda.after(delay).exceptionally(_ -> {
            doses.countLostByFullQueue();
            return null;
        });
    }
}
