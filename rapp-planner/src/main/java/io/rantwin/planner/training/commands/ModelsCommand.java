package io.rantwin.planner.training.commands;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.SeriesReader;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.BundleKeys;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.offer.ActivateCommand;
import io.rantwin.planner.offer.OfferCommand;
import io.rantwin.planner.offer.OfferRegisteredCommand;
import io.rantwin.planner.offer.OfferingLine;
import io.rantwin.planner.offer.RetrainingCommand;
import io.rantwin.planner.offer.StagesCommand;
import io.rantwin.planner.offer.WithdrawCommand;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.Offering;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.RegistryException;
import io.rantwin.planner.registry.TrainingCause;
import io.rantwin.planner.training.DriftWatch;
import io.rantwin.planner.training.TrainingException;
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
        subcommands = {
            OfferCommand.class,
            OfferRegisteredCommand.class,
            StagesCommand.class,
            ActivateCommand.class,
            WithdrawCommand.class,
            RetrainingCommand.class
        },
        description = {
            "Trained models: list what the registry keeps, show one with those it continues, check a bundle, tell when a model has",
            "drifted; offer one to a running xApp, see how it does there, activate and withdraw it; see which a planner trains again."
        })
public final class ModelsCommand implements Runnable {
    private static final int DRIFTED = 3;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "models needs a command: list, show, check, drift, offer, offer-registered, stages, activate, withdraw or"
                        + " retraining");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All models, the newest first.")
    int list(
            @Option(names = "--registry", required = true, paramLabel = "FILE", description = "the registry")
                    Path file) {
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
            TrainingCause cause = line.getFirst().cause();
            if (cause != null) {
                out.println("  trained by the planner itself, as the one before had drifted: " + cause.sentence());
            }
            for (Offering each : registry.offerings(modelId)) {
                out.println("  since " + each.since() + ", told " + each.told() + ": " + OfferingLine.of(each));
            }
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
                return failed(
                        file + (bundle.isSigned() ? ": is not signed with the key of " + key : ": is not signed"));
            }
            new CardReport(bundle.card()).print(out);
            out.println(file + ": whole, and signed with the key of " + key);
            out.flush();
            return 0;
        } catch (BundleException failed) {
            return failed(failed.getMessage());
        }
    }

    @Command(
            name = "drift",
            mixinStandardHelpOptions = true,
            description = {
                "Whether a model still does on newer rows what its card says. Exit code 3 when it does not: train it again",
                "(rantwin train --parent BUNDLE goes on from its weights)."
            })
    int drift(
            @Parameters(paramLabel = "BUNDLE", description = "the bundle") Path file,
            @Option(names = "--data", required = true, paramLabel = "FILE", description = "series, as for train")
                    Path data,
            @Option(
                            names = "--from",
                            defaultValue = "0",
                            paramLabel = "ROWS",
                            description = "rows that only warm the model up (default: ${DEFAULT-VALUE})")
                    int from,
            @Option(names = "--run-column", paramLabel = "NAME", description = "the column that names the run")
                    @Nullable
                    String runColumn) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            ModelBundle bundle = ModelBundle.read(file);
            SeriesTable table = SeriesReader.read(data, runColumn);
            boolean drifted = false;
            for (DriftWatch.Watched each : DriftWatch.watch(bundle, table, table.rowsBefore(from))) {
                drifted |= each.driftedAt().isPresent();
                out.printf(
                        Locale.ROOT,
                        "%d s ahead: error %.3f times that of the card over %d blocks; %s%n",
                        each.figure().seconds(),
                        each.relativeError(),
                        each.blocks(),
                        each.driftedAt().isPresent()
                                ? "drifted at "
                                        + table.times().get(each.driftedAt().getAsInt())
                                : "no drift");
            }
            out.println(
                    drifted ? "Train it again: it is worse than its card says." : "The model does what its card says.");
            out.flush();
            return drifted ? DRIFTED : 0;
        } catch (BundleException | EvaluationException | TrainingException failed) {
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
