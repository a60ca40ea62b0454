package io.rantwin.planner.federated.commands;

import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.TlsFiles;
import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.federated.FederatedException;
import io.rantwin.planner.federated.FederatedPlan;
import io.rantwin.planner.federated.SiteClient;
import io.rantwin.planner.federated.SiteWork;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.timing.Pacing;
import io.rantwin.planner.training.SiteTraining;
import io.rantwin.planner.training.TrainingException;
import io.rantwin.planner.training.dl4j.Dl4jTrainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin federated site}. */
@Command(
        name = "site",
        mixinStandardHelpOptions = true,
        description = {
            "A site: trains on its own series what the coordinator asks for and sends changes of weights, a regression, means and",
            "errors; no row leaves it. Ends with 0 when the coordinator has all it wants."
        })
public final class SiteCommand implements Callable<Integer> {
    /** The coordinator tells what is next only when asked. */
    private static final Duration ASK_EVERY = Duration.ofMillis(500);

    @Spec
    private CommandSpec spec;

    @Option(names = "--coordinator", required = true, paramLabel = "URL", description = "such as https://planner:8095")
    private URI coordinator;

    @Option(
            names = "--secret",
            required = true,
            paramLabel = "FILE",
            description = "file with the secret that the coordinator knows this site by")
    private Path secret;

    @Mixin
    private TableOptions rows;

    @Option(names = "--ca", paramLabel = "FILE", description = "authorities of the coordinator's certificate (PEM)")
    private @Nullable Path authorities;

    @Option(
            names = "--longest",
            paramLabel = "LENGTH",
            description = "changes of weights are cut to this Euclidean length before they leave (default: not at all)")
    private double longest = Double.POSITIVE_INFINITY;

    @Option(
            names = "--noise",
            defaultValue = "0",
            paramLabel = "DEVIATION",
            description =
                    "of normal noise that is added to each weight's change before it leaves (default: ${DEFAULT-VALUE})")
    private double noise;

    @Override
    public Integer call() throws InterruptedException {
        if (!(longest > 0) || !(noise >= 0)) {
            throw new ParameterException(spec.commandLine(), "--longest is above 0, --noise not below it");
        }
        PrintWriter err = spec.commandLine().getErr();
        try (HttpClient http = client()) {
            SiteClient client = new SiteClient(
                    http, coordinator, Files.readString(secret).strip(), () -> Pacing.pause(ASK_EVERY), line -> {
                        err.println(line);
                        err.flush();
                    });
            FederatedPlan plan = client.plan();
            SeriesTable table = rows.read();
            SiteTraining training =
                    new SiteTraining(plan.model(), table, plan.validationRows(), plan.testRows(), new Dl4jTrainer());
            client.work(new SiteWork(training, longest, noise, new SecureRandom()));
            spec.commandLine()
                    .getOut()
                    .println("done: " + table.names().size() + " cells, " + table.size() + " rows, none sent");
            spec.commandLine().getOut().flush();
            return 0;
        } catch (FederatedException | EvaluationException | TrainingException | BundleException | IOException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private HttpClient client() throws IOException {
        return authorities == null
                ? HttpClient.newHttpClient()
                : HttpClient.newBuilder()
                        .sslContext(PemTls.ofClient(new TlsFiles(null, null, authorities))
                                .context())
                        .build();
    }
}
