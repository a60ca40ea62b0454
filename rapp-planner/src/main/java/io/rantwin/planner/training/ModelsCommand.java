package io.rantwin.planner.training;

import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.BundleKeys;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.RegistryException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin models}: the registry, and bundles. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Trained models: list what the registry keeps, show one with those it continues, check a bundle.")
public final class ModelsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "models needs a command: list, show or check");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All models, the newest first.")
    int list(@Option(names = "--registry", required = true, paramLabel = "FILE", description = "the registry") Path file) {
        PrintWriter out = spec.commandLine().getOut();
        try (ModelRegistry registry = ModelRegistry.openExisting(file)) {
            for (RegisteredModel each : registry.all()) {
                out.println(line(each));
            }
            out.flush();
            return 0;
        } catch (RegistryException failed) {
            return failed(failed.getMessage());
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "The card of a model, and the models it continues.")
    int show(
            @Option(names = "--registry", required = true, paramLabel = "FILE", description = "the registry") Path file,
            @Parameters(paramLabel = "MODEL", description = "its id") String modelId) {
        PrintWriter out = spec.commandLine().getOut();
        try (ModelRegistry registry = ModelRegistry.openExisting(file)) {
            List<RegisteredModel> line = registry.line(modelId);
            if (line.isEmpty()) {
                return failed(file + ": keeps no model " + modelId);
            }
            new CardReport(line.getFirst().card()).print(out);
            for (RegisteredModel before : line.subList(1, line.size())) {
                out.println("  continues " + line(before));
            }
            out.flush();
            return 0;
        } catch (RegistryException failed) {
            return failed(failed.getMessage());
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Whether a bundle is whole, and signed by whom it should be. Exit code 1 when not.")
    int check(
            @Parameters(paramLabel = "BUNDLE", description = "the bundle") Path file,
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "FILE",
                            description = "public Ed25519 key (PEM) of the one who should have signed")
                    Path key) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            ModelBundle bundle = ModelBundle.read(file);
            if (!bundle.isSignedBy(BundleKeys.checking(key))) {
                return failed(file + (bundle.isSigned() ? ": is not signed with the key of " + key : ": is not signed"));
            }
            new CardReport(bundle.card()).print(out);
            out.println(file + ": whole, and signed with the key of " + key);
            out.flush();
            return 0;
        } catch (BundleException failed) {
            return failed(failed.getMessage());
        }
    }

    private static String line(RegisteredModel model) {
        return String.format(
                Locale.ROOT,
                "%s  %s  %s  from %s  %s",
                model.created(),
                model.card().modelId(),
                model.card().hasWon() ? "offered" : "not offered",
                model.card().data().source(),
                model.bundle() == null ? "no bundle" : model.bundle());
    }

    private int failed(@Nullable String why) {
        spec.commandLine().getErr().println("rantwin: " + why);
        return 1;
    }
}
