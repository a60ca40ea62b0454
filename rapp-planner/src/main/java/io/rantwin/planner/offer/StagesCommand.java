package io.rantwin.planner.offer;

import io.rantwin.planner.live.TwinException;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.Offering;
import io.rantwin.planner.registry.RegistryException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code rantwin models stages}. */
@Command(
        name = "stages",
        mixinStandardHelpOptions = true,
        description = "Models that a running xApp has: in shadow, active or withdrawn, their figures and why.")
public final class StagesCommand extends OfferCall {
    @Override
    int ask(ModelOffers offers, @Nullable ModelRegistry kept) throws TwinException, RegistryException {
        List<Offering> all = offers.stages();
        for (Offering each : all) {
            tell(each, kept);
        }
        if (all.isEmpty()) {
            spec.commandLine().getOut().println("There is no learned model.");
        }
        return 0;
    }
}
