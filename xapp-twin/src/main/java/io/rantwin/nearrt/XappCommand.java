package io.rantwin.nearrt;

import io.rantwin.api.tracing.Tracing;
import io.rantwin.api.tracing.TracingSettings;
import io.rantwin.nearrt.configuration.ConfigurationException;
import io.rantwin.nearrt.configuration.ConfigurationReader;
import io.rantwin.nearrt.configuration.MeasurementIntent;
import io.rantwin.nearrt.configuration.TwinConfiguration;
import io.rantwin.xapp.XAppMain;
import io.rantwin.xapp.sdl.SdlConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rantwin xapp}: runs the near-RT twin, or checks its configuration. */
@Command(
        name = "xapp",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the twin as an xApp of the near-RT RIC, until it is told to end.",
            "The environment says where the RIC is: `rantwin ric --env-file ric.env` writes it."
        },
        footer = {
            "",
            "Configuration: xapp-twin/example/twin.yaml is the reference and holds what counts without a file. Variables RANTWIN_TWIN_...",
            "count more than the file. The descriptor is in CFG_FILE. Exit codes: 0 stopped, 1 could not start, 2 wrong usage.",
            "",
            "Examples:",
            "  . ./ric.env; rantwin xapp",
            "  rantwin xapp --check --config twin.yaml",
            "  curl http://127.0.0.1:8085/twin/cells"
        })
final class XappCommand implements Callable<Integer> {
    private static final String SERVICE = "xapp-twin";

    private final Map<String, String> variables;

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", description = "configuration; without it that of the reference")
    private @Nullable Path config;

    @Option(names = "--check", description = "only says whether the configuration can be used, and what it comes to")
    private boolean check;

    XappCommand(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return run(
                    config == null ? ConfigurationReader.read(variables) : ConfigurationReader.read(config, variables));
        } catch (ConfigurationException e) {
            err().println(e.getMessage());
            return 1;
        }
    }

    private int run(TwinConfiguration configuration) throws ConfigurationException, InterruptedException {
        try (Tracing tracing = tracing(configuration);
                TwinXapp twin = new TwinXapp(
                        configuration, InstantSource.system(), System::nanoTime, tracing, new SplittableRandom())) {
            if (check) {
                tell(configuration, twin);
                return 0;
            }
            return XAppMain.run(variables, setup -> twin.setUp(setup, SdlConfig.isIn(variables)));
        }
    }

    private Tracing tracing(TwinConfiguration configuration) throws ConfigurationException {
        try {
            TracingSettings settings = configuration.tracing().settings(variables);
            return check ? Tracing.OFF : Tracing.start(settings, SERVICE, variables.getOrDefault("HOSTNAME", ""));
        } catch (IOException | IllegalArgumentException wrong) {
            throw new ConfigurationException("tracing: " + wrong.getMessage());
        }
    }

    private void tell(TwinConfiguration configuration, TwinXapp twin) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("The configuration can be used.");
        for (MeasurementIntent intent : configuration.intents()) {
            out.printf(
                    "intent %s: %d measurements of each %s, every %d ms, nodes %s%n",
                    intent.name(),
                    intent.measurements().size(),
                    intent.level().name().toLowerCase(Locale.ROOT),
                    intent.granularityPeriodsMillis().getFirst(),
                    intent.nodes());
        }
        int cells = twin.network().topology().cells().size();
        out.println(cells == 0 ? "topology: none, every cell stands alone" : "topology: " + cells + " cells");
        out.printf("JSON view: %s, gRPC: %s%n", where(configuration.http().endpoint()), where(configuration.grpc()));
        TracingSettings traces = configuration.tracing().settings(variables);
        out.printf("traces: %s%n", traces.isOn() ? "to " + traces.endpoint() : "none");
        out.flush();
    }

    private static String where(TwinConfiguration.Endpoint endpoint) {
        return endpoint.port() == 0 ? "none" : endpoint.host() + ":" + endpoint.port();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
