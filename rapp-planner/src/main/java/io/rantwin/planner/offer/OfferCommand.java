package io.rantwin.planner.offer;

import io.rantwin.planner.live.TwinException;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.Offering;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.RegistryException;
import io.rantwin.planner.timing.Pacing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code rantwin models offer}. */
@Command(
        name = "offer",
        mixinStandardHelpOptions = true,
        description = {
            "Gives a signed model to a running xApp, where it begins in shadow: computed and scored, without weight. The same again",
            "changes nothing. Exit code 3 when it is refused or what is waited for does not come."
        })
public final class OfferCommand extends OfferCall {
    /** The twin tells stages only when asked. */
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    private static final String FIGURES = "shadow";
    private static final String IN_USE = "active";

    @Parameters(paramLabel = "BUNDLE", description = "what rantwin train --key has written")
    private Path file;

    @Option(
            names = "--wait-for",
            paramLabel = FIGURES + "|" + IN_USE,
            description = "waits until it has figures in shadow, or until it is in use")
    private @Nullable String awaited;

    @Option(
            names = "--patience",
            defaultValue = "600",
            paramLabel = "SECONDS",
            description = "how long to wait for it (default: ${DEFAULT-VALUE})")
    private int patience;

    @Option(
            names = "--anyway",
            description =
                    "also a model whose card says that a simple method is better: the xApp judges it again in shadow")
    private boolean anyway;

    @Override
    ModelRegistry open(Path registry) throws RegistryException {
        return ModelRegistry.open(registry);
    }

    @Override
    int ask(ModelOffers offers, @Nullable ModelRegistry kept)
            throws BundleException, OfferException, TwinException, RegistryException, InterruptedException {
        if (awaited != null && !List.of(FIGURES, IN_USE).contains(awaited)) {
            throw new ParameterException(
                    spec.commandLine(), "--wait-for is " + FIGURES + " or " + IN_USE + ", not " + awaited);
        }
        ModelBundle bundle = ModelBundle.read(file);
        Offering offering = offers.offer(bundle, anyway);
        String modelId = offering.modelId();
        if (kept != null && kept.find(modelId).isEmpty()) {
            kept.add(new RegisteredModel(bundle.card(), Instant.now(), file.toString()));
        }
        tell(offering, kept);
        if (awaited == null) {
            return 0;
        }
        for (int second = 0; !hasCome(offering) && second < patience; second++) {
            if (offering.stage() == Offering.Stage.WITHDRAWN) {
                return failed(modelId + " is withdrawn: " + offering.reason(), REFUSED);
            }
            Pacing.pause(ASK_EVERY);
            for (Offering each : offers.stages()) {
                offering = each.modelId().equals(modelId) ? each : offering;
            }
        }
        tell(offering, kept);
        return hasCome(offering)
                ? 0
                : failed(
                        modelId + (IN_USE.equals(awaited) ? " is not in use" : " has no figures") + " after " + patience
                                + " s",
                        REFUSED);
    }

    private boolean hasCome(Offering offering) {
        return offering.stage() == Offering.Stage.ACTIVE
                || (FIGURES.equals(awaited)
                        && offering.stage() == Offering.Stage.SHADOW
                        && !offering.relativeErrors().isEmpty());
    }
}
