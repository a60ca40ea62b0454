package io.rantwin.planner.offer;

import io.rantwin.planner.live.TwinException;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.RegistryException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rantwin models activate}. */
@Command(
        name = "activate",
        mixinStandardHelpOptions = true,
        description =
                "Takes a model out of shadow where it is better than the best simple member. Exit code 3 when it is nowhere.")
public final class ActivateCommand extends OfferCall {
    @Parameters(paramLabel = "MODEL", description = "its id")
    private String modelId;

    @Option(
            names = "--cells",
            split = ",",
            paramLabel = "CELL",
            description = "for the groups of these cells (default: all)")
    private List<String> cells = List.of();

    @Override
    int ask(ModelOffers offers, @Nullable ModelRegistry kept) throws TwinException, RegistryException {
        tell(offers.activate(modelId, cells), kept);
        return 0;
    }
}
