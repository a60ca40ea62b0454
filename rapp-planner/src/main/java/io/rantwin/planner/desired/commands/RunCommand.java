package io.rantwin.planner.desired.commands;

import io.rantwin.a1.management.RegisteredService;
import io.rantwin.a1.mediator.MediatorGeneration;
import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.ReconcileTimes;
import io.rantwin.planner.desired.Reconciler;
import io.rantwin.planner.push.A1Http;
import io.rantwin.planner.push.DirectChannel;
import io.rantwin.planner.push.DirectRic;
import io.rantwin.planner.push.ManagementV2Channel;
import io.rantwin.planner.push.ManagementV3Channel;
import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.push.TypeNames;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin policy run}: keeps policies in force until it is told to end. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Puts what is wanted where it belongs and keeps it there, until it is told to end; policies stay in force then.",
            "Through an A1 policy management service, or straight to RICs."
        },
        footer = {
            "",
            "Examples:",
            "  rantwin policy run --pms http://pms:8081                   version 3 (R1)",
            "  rantwin policy run --pms http://pms:8081 --pms-version 2",
            "  rantwin policy run --a1 ric1=http://ric:10000              straight to an O-RAN SC mediator"
        })
final class RunCommand implements Callable<Integer> {
    private static final long TICK_MILLIS = 200;

    /** What is at the other end of --a1. */
    enum Flavour {
        MEDIATOR,
        OLD_MEDIATOR,
        STANDARD
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--folder",
            defaultValue = PolicyFolder.USUAL,
            paramLabel = "DIR",
            description = "where policies and audit log are kept (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(names = "--pms", paramLabel = "URL", description = "an A1 policy management service")
    private @Nullable URI pms;

    @Option(names = "--pms-version", paramLabel = "2|3", defaultValue = "3", description = "its interface (3 is R1)")
    private int pmsVersion;

    @Option(
            names = "--a1",
            paramLabel = "RIC=URL",
            description = "a RIC that is reached straight, as often as there are RICs")
    private Map<String, URI> rics = new TreeMap<>();

    @Option(
            names = "--a1-flavour",
            defaultValue = "MEDIATOR",
            description = "what those RICs are: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Flavour flavour;

    @Option(
            names = "--service-id",
            paramLabel = "ID",
            defaultValue = "rantwin",
            description = "name of the planner at the service (default: ${DEFAULT-VALUE})")
    private String serviceId;

    @Option(
            names = "--keep-alive",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "the service deletes our policies when it has not heard of us for so long; 0 for never (default)")
    private long keepAliveSeconds;

    @Option(
            names = "--compare",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "compares what is there with what is wanted this often (default: ${DEFAULT-VALUE})")
    private long compareSeconds;

    @Override
    public Integer call() throws InterruptedException {
        if ((pms == null) == rics.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "one of --pms and --a1 says where policies go");
        }
        if (pmsVersion != 2 && pmsVersion != 3) {
            throw new ParameterException(spec.commandLine(), "--pms-version is 2 or 3, not " + pmsVersion);
        }
        if (keepAliveSeconds < 0 || compareSeconds < 1) {
            throw new ParameterException(spec.commandLine(), "--keep-alive is at least 0, --compare at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        InstantSource clock = InstantSource.system();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = A1Http.client(threads, Duration.ofSeconds(5));
                PolicyFolder open = PolicyFolder.open(folder, clock, this::say)) {
            PolicyChannel channel = channel(client);
            var reconciler = new Reconciler(
                    open.policies(), channel, open.audit()::append, times(), clock, new Random(), threads, this::say);
            var ended = new Semaphore(0);
            var closed = new Semaphore(0);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                ended.release();
                closed.acquireUninterruptibly();
            }));
            out.println("keeps " + open.policies().all().size() + " policies; " + channel.name());
            out.flush();
            try {
                while (!ended.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                    if (open.obeyHaltRequest(folder)) {
                        say("the kill switch is on");
                    }
                    reconciler.tick();
                }
            } finally {
                closed.release();
            }
            return 0;
        } catch (DesiredException | AuditException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private void say(String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }

    private ReconcileTimes times() {
        ReconcileTimes usual = ReconcileTimes.USUAL;
        Duration keepAliveEvery = keepAliveSeconds == 0
                ? usual.keepAliveEvery()
                : Duration.ofMillis(Math.clamp(
                        keepAliveSeconds * 1000 / 4, 500, usual.keepAliveEvery().toMillis()));
        Duration compareEvery = Duration.ofSeconds(compareSeconds);
        return new ReconcileTimes(
                compareEvery,
                keepAliveEvery,
                compareEvery.compareTo(usual.statusEvery()) < 0 ? compareEvery : usual.statusEvery(),
                usual.firstRetry(),
                usual.longestRetry(),
                usual.watchGone());
    }

    private PolicyChannel channel(HttpClient client) {
        var types = new TypeNames(MediatorNumbers.usual(PolicyTypes.known()));
        Duration within = Duration.ofSeconds(15);
        if (pms != null) {
            var http = new A1Http(client, pms, within, A1Http.TokenSource.NONE);
            var owner = new RegisteredService(serviceId, keepAliveSeconds, "", null);
            return pmsVersion == 2
                    ? new ManagementV2Channel(http, owner, types)
                    : new ManagementV3Channel(http, owner, types);
        }
        MediatorGeneration mediator = switch (flavour) {
            case MEDIATOR -> MediatorGeneration.SINCE_I;
            case OLD_MEDIATOR -> MediatorGeneration.UNTIL_H;
            case STANDARD -> null;
        };
        var direct = new TreeMap<String, DirectRic>();
        rics.forEach((ricId, base) ->
                direct.put(ricId, new DirectRic(new A1Http(client, base, within, A1Http.TokenSource.NONE), mediator)));
        return new DirectChannel(direct, types);
    }
}
