package io.rantwin.harness.ric;

import io.rantwin.harness.link.TransportChoice;
import io.rantwin.harness.ric.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin ric}: a near-RT RIC in one process, until it is told to end. */
@Command(
        name = "ric",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a near-RT RIC in one process: E2 termination, E2 manager, subscription manager, app manager, route"
                    + " manager, A1 mediator, alarm manager. For trying and testing xApps; what it cannot do, it says.",
            "What goes on is at http://HOST:PORT/state of the admin port; misbehaviour is ordered there, too."
        },
        footer = {
            "",
            "Examples:",
            "  rantwin ric                                    the ports of the platform",
            "  rantwin ric --free-ports --env-file ric.env    any ports; `. ./ric.env` points an xApp there",
            "  rantwin ric --folder /tmp/ric                  subscriptions and xApps outlive a restart",
            "",
            "A signal ends it cleanly; the exit code is 143 after SIGTERM then, and 130 after Ctrl-C."
        })
public final class RicCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "address to listen at, and to be reached by (${DEFAULT-VALUE})")
    private String host;

    @Option(
            names = "--transport",
            paramLabel = "auto|sctp|tcp",
            defaultValue = "auto",
            description = "what carries E2AP; auto takes SCTP where this machine has it")
    private TransportChoice transport;

    @Option(names = "--e2-port", paramLabel = "PORT", description = "E2 termination (36422)")
    private @Nullable Integer e2Port;

    @Option(names = "--rmr-port", paramLabel = "PORT", description = "RMR of all components (38000)")
    private @Nullable Integer rmrPort;

    @Option(names = "--rmr-control-port", paramLabel = "PORT", description = "route tables for them (38001)")
    private @Nullable Integer rmrControlPort;

    @Option(names = "--e2mgr-port", paramLabel = "PORT", description = "E2 manager (3800)")
    private @Nullable Integer e2ManagerPort;

    @Option(names = "--submgr-port", paramLabel = "PORT", description = "subscription manager (8088)")
    private @Nullable Integer subscriptionManagerPort;

    @Option(names = "--appmgr-port", paramLabel = "PORT", description = "app manager (8089)")
    private @Nullable Integer appManagerPort;

    @Option(names = "--a1-port", paramLabel = "PORT", description = "A1 mediator (10000)")
    private @Nullable Integer a1Port;

    @Option(names = "--alarm-port", paramLabel = "PORT", description = "alarm manager (8091)")
    private @Nullable Integer alarmPort;

    @Option(names = "--admin-port", paramLabel = "PORT", description = "state, faults, orders (8099)")
    private @Nullable Integer adminPort;

    @Option(
            names = "--pms-port",
            paramLabel = "PORT",
            description =
                    "runs an A1 policy management service, versions 2 and 3, in front of the mediator (usually 8081;"
                            + " 0 for a free port)")
    private @Nullable Integer pmsPort;

    @Option(names = "--free-ports", description = "free ports in place of all that are not given")
    private boolean freePorts;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "writes the environment of an xApp there, once everything listens")
    private @Nullable Path envFile;

    @Option(names = "--folder", paramLabel = "DIR", description = "keeps the platform's data there over restarts")
    private @Nullable Path folder;

    @Option(names = "--redis", paramLabel = "HOST:PORT", description = "keeps the platform's data in this Redis")
    private @Nullable String redis;

    @Option(names = "--route-file", paramLabel = "FILE", description = "writes the route table there, too")
    private @Nullable Path routeFile;

    @Option(
            names = "--route-period",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "sends the route table this often without a change; 0 for never (${DEFAULT-VALUE})")
    private int routePeriodSeconds;

    @Option(
            names = "--no-endpoint-check",
            description = "makes routes for xApps that have not registered, as the small docker RIC does")
    private boolean noEndpointCheck;

    @Option(names = "--early-callbacks", description = "calls back before the request is answered")
    private boolean earlyCallbacks;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of ids and faults (${DEFAULT-VALUE})")
    private long seed;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        RicOptions options = options();
        RicBox box;
        try {
            box = RicBox.start(options, InstantSource.system(), System::nanoTime);
        } catch (IOException | StoreException | RuntimeException e) {
            return failed(String.valueOf(e.getMessage()));
        }
        RicAddresses at = box.addresses();
        if (envFile != null) {
            try {
                write(
                        envFile,
                        at.exports() + "export RANTWIN_RIC_E2=" + at.host() + ":" + at.e2Port()
                                + "\nexport RANTWIN_RIC_ADMIN=http://" + at.host() + ":" + at.adminPort() + "\n"
                                + pmsExport(at));
            } catch (IOException e) {
                box.close();
                return failed("the environment cannot be written to " + envFile + ": " + e);
            }
        }
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            ended.countDown();
            box.close();
            closed.countDown();
        }));
        out.printf(
                "E2 termination %s:%d, RMR %d; what goes on: http://%s:%d/state%n",
                at.host(), at.e2Port(), at.rmrPort(), at.host(), at.adminPort());
        if (at.pmsPort() > 0) {
            out.printf("A1 policy management service: http://%s:%d%n", at.host(), at.pmsPort());
        }
        out.print(at.exports());
        out.println("RIC ready; end with Ctrl-C");
        out.flush();
        ended.await();
        return 0;
    }

    private static String pmsExport(RicAddresses at) {
        return at.pmsPort() == 0 ? "" : "export RANTWIN_PMS_URL=http://" + at.host() + ":" + at.pmsPort() + "\n";
    }

    /** At once, so that who waits for the file reads all of it. */
    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private int failed(String sentence) {
        spec.commandLine().getErr().println("rantwin ric: " + sentence);
        return 1;
    }

    private RicOptions options() {
        if (routePeriodSeconds < 0) {
            throw new ParameterException(spec.commandLine(), "--route-period is at least 0, not " + routePeriodSeconds);
        }
        return new RicOptions(
                host,
                transport,
                port(e2Port, 36_422),
                port(rmrPort, 38_000),
                port(rmrControlPort, 38_001),
                port(e2ManagerPort, 3800),
                port(subscriptionManagerPort, 8088),
                port(appManagerPort, 8089),
                port(a1Port, 10_000),
                port(alarmPort, 8091),
                port(adminPort, 8099),
                pmsPort == null ? null : port(pmsPort, 8081),
                folder,
                redis,
                routeFile,
                Duration.ofSeconds(routePeriodSeconds),
                !noEndpointCheck,
                earlyCallbacks,
                seed);
    }

    private int port(@Nullable Integer given, int usual) {
        if (given != null && (given < 0 || given > 65_535)) {
            throw new ParameterException(
                    spec.commandLine(), "a port is in 1..65535, or 0 for a free one, not " + given);
        }
        return given != null ? given : freePorts ? 0 : usual;
    }
}
