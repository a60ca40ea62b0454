package io.rantwin.planner.offer;

import io.rantwin.planner.live.TwinException;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.RegistryException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rantwin models withdraw}. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Ends the use of a model at a running xApp, for good.")
public final class WithdrawCommand extends OfferCall {
    @Parameters(paramLabel = "MODEL", description = "its id")
    private String modelId;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "who and why, for the audit log")
    private String reason;

    @Override
    int ask(ModelOffers offers, @Nullable ModelRegistry kept) throws TwinException, RegistryException {
        tell(offers.withdraw(modelId, reason), kept);
        return 0;
    }
}
