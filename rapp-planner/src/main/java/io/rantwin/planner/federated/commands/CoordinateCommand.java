package io.rantwin.planner.federated.commands;

import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.Reach;
import io.rantwin.api.access.TlsFiles;
import io.rantwin.planner.federated.CoordinatorServer;
import io.rantwin.planner.federated.FederatedPlan;
import io.rantwin.planner.federated.Federation;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.registry.RegistryException;
import io.rantwin.planner.training.TrainingException;
import io.rantwin.planner.training.commands.BundleOptions;
import io.rantwin.planner.training.commands.CardReport;
import io.rantwin.planner.training.dl4j.Dl4jTrainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin federated coordinate}. */
@Command(
        name = "coordinate",
        mixinStandardHelpOptions = true,
        description = {
            "Coordinates sites that train one model together: waits for all in the first rounds, then takes what comes; what is silent or",
            "nonsense is counted and left out. Exit codes as of train: 3 when the model does not win at most of the sites."
        },
        footer = {
            "",
            "The file of --sites: a line a site, its name and its secret, a blank between them.",
            "Example:",
            "  rantwin federated coordinate --sites sites.txt --granularity 10min --horizons 1h,24h --validation 432 --test 432",
            "      --out loads.rtmodel --port 8095"
        })
public final class CoordinateCommand implements Callable<Integer> {
    private static final int NOT_OFFERED = 3;
    private static final long LINGER_MILLIS = 30_000;
    private static final double NANOS_PER_MILLI = 1e6;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PlanOptions options;

    @Option(names = "--sites", required = true, paramLabel = "FILE", description = "names and secrets of the sites")
    private Path sites;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "where to listen (default: ${DEFAULT-VALUE})")
    private String host;

    @Option(names = "--port", defaultValue = "8095", description = "0 for any that is free (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "certificate (PEM); needed where other machines reach it")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "its key (PEM, PKCS #8, not encrypted)")
    private @Nullable Path certificateKey;

    @Option(
            names = "--deadline",
            defaultValue = "86400",
            paramLabel = "SECONDS",
            description = "after which it ends without a model (default: ${DEFAULT-VALUE})")
    private long deadlineSeconds;

    @Mixin
    private BundleOptions bundles;

    @Override
    public Integer call() throws InterruptedException {
        FederatedPlan plan = options.plan();
        try {
            if (!Reach.isLocal(host) && certificate == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "secrets cross the network at " + host + ": it needs --tls-cert and --tls-key");
            }
            Map<String, String> secrets = secrets();
            PrivateKey signing = bundles.signing();
            Federation federation = new Federation(
                    plan,
                    List.copyOf(secrets.keySet()),
                    options.aggregation(),
                    () -> (long) (System.nanoTime() / NANOS_PER_MILLI),
                    this::say);
            boolean isDone = coordinate(federation, secrets);
            tell(federation);
            return isDone ? finish(federation, secrets.size(), signing) : 1;
        } catch (IOException | BundleException | TrainingException | RegistryException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    /** Serves the sites until the model is done; false when the deadline was first. */
    private boolean coordinate(Federation federation, Map<String, String> secrets)
            throws IOException, InterruptedException {
        PemTls tls = certificate == null ? null : PemTls.ofServer(new TlsFiles(certificate, certificateKey, null));
        try (CoordinatorServer server = CoordinatorServer.start(federation, secrets, host, port, tls)) {
            say("waits for " + secrets.size() + " sites at " + (tls == null ? "http://" : "https://") + host + ":"
                    + server.port());
            if (!federation.awaitDone(1000 * deadlineSeconds)) {
                say("no model after " + deadlineSeconds + " s: it stands at " + federation.phase());
                return false;
            }
            boolean allKnow = federation.awaitHeard(LINGER_MILLIS);
            say(String.format(
                            Locale.ROOT,
                            "done after %d steps, best weights those of step %d, loss %.5f, %.1f MB over the network",
                            federation.version(),
                            federation.bestVersion(),
                            federation.bestLoss(),
                            server.octets() / 1e6)
                    + (allKnow ? "" : "; not every site has heard of it"));
            return true;
        }
    }

    private int finish(Federation federation, int count, @Nullable PrivateKey signing)
            throws TrainingException, BundleException, RegistryException {
        FederatedPlan plan = federation.plan();
        String now = Instant.now().toString();
        ModelBundle bundle = plan.model()
                .bundle(
                        new Dl4jTrainer(),
                        federation.parts(),
                        // The coordinator sees no rows: there is nothing to take a digest of.
                        new ModelCard.Data(
                                count + " sites, rows not seen",
                                "",
                                now,
                                now,
                                List.of(),
                                0,
                                plan.validationRows(),
                                plan.testRows()),
                        new ModelCard.Training(
                                plan.model().settings().seed(),
                                1,
                                List.of(Math.toIntExact(federation.bestVersion())),
                                federation.bestLoss(),
                                false),
                        federation.figures());
        PrintWriter text = spec.commandLine().getOut();
        new CardReport(bundle.card()).print(text);
        boolean won = bundles.put(
                signing == null ? bundle : bundle.signed(signing), bundles.out(), text, InstantSource.system());
        if (!won) {
            say(
                    "The model is not offered: at no horizon do most sites find it surely better than their best simple method. "
                            + bundles.ofLoser());
        }
        text.flush();
        return won ? 0 : NOT_OFFERED;
    }

    private void tell(Federation federation) {
        for (Federation.Tally each : federation.tallies()) {
            say(each.site() + ": " + each.answers() + " answers taken, " + each.refused() + " refused, " + each.missed()
                    + " not waited for");
        }
    }

    private Map<String, String> secrets() throws IOException {
        Map<String, String> secrets = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(sites, StandardCharsets.UTF_8));
        lines.removeIf(String::isBlank);
        for (String line : lines) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length != 2 || words[1].length() < 16 || secrets.containsValue(words[1])) {
                throw new IOException(
                        sites + ": a line is a name and a secret of its own of 16 characters at least; that of "
                                + words[0] + " is not");
            }
            if (secrets.put(words[0], words[1]) != null) {
                throw new IOException(sites + ": " + words[0] + " stands there twice");
            }
        }
        if (secrets.isEmpty()) {
            throw new IOException(sites + ": names no site");
        }
        return secrets;
    }

    private void say(String sentence) {
        PrintWriter to = spec.commandLine().getOut();
        to.println(sentence);
        to.flush();
    }
}
