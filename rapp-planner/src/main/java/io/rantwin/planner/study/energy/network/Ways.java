package io.rantwin.planner.study.energy.network;

import io.rantwin.a1.management.RegisteredService;
import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.FileJournal;
import io.rantwin.planner.desired.ReconcileTimes;
import io.rantwin.planner.desired.Reconciler;
import io.rantwin.planner.push.A1Http;
import io.rantwin.planner.push.ManagementV3Channel;
import io.rantwin.planner.push.TypeNames;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** What the planner keeps and sends for one run: wanted policies, audit log, and the way to the RIC. */
final class Ways implements AutoCloseable {
    private static final ReconcileTimes TIMES = new ReconcileTimes(
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofHours(1));

    private final FileJournal journal;
    private final AuditLog audit;
    private final DesiredPolicies desired;
    private final Reconciler reconciler;

    Ways(
            Path folder,
            URI managementService,
            HttpClient client,
            InstantSource clock,
            Executor executor,
            Consumer<String> notes)
            throws DesiredException, AuditException {
        journal = FileJournal.open(folder.resolve("policies.journal"), notes);
        audit = AuditLog.open(folder.resolve("audit.jsonl"), clock, null, notes);
        desired = new DesiredPolicies(journal, audit::append, clock);
        var channel = new ManagementV3Channel(
                new A1Http(client, managementService, Duration.ofSeconds(15), A1Http.TokenSource.NONE),
                new RegisteredService("rantwin", 0, "", null),
                new TypeNames(MediatorNumbers.usual(PolicyTypes.known())));
        reconciler = new Reconciler(desired, channel, audit::append, TIMES, clock, new Random(1), executor, notes);
    }

    DesiredPolicies desired() {
        return desired;
    }

    AuditLog audit() {
        return audit;
    }

    /** To be called some times a second. */
    void tick() {
        reconciler.tick();
    }

    @Override
    public void close() throws DesiredException, AuditException {
        try {
            audit.close();
        } finally {
            journal.close();
        }
    }
}
