package io.rantwin.planner.offer;

import io.rantwin.planner.live.TwinException;
import io.rantwin.planner.live.TwinModels;
import io.rantwin.planner.live.TwinOptions;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.Offering;
import io.rantwin.planner.registry.RegistryException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command about models at a twin: asks it, prints what it says and notes it in the registry; says in a sentence why not. */
abstract class OfferCall implements Callable<Integer> {
    /** Exit code of what is refused or does not come. */
    static final int REFUSED = 3;

    @Spec
    CommandSpec spec;

    @Option(
            names = "--twin",
            required = true,
            paramLabel = "HOST:PORT",
            description = "a running twin (rantwin xapp serves at 127.0.0.1:50051)")
    private String twin;

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            description = "the registry of models; what the twin says of those it keeps is put down there")
    private @Nullable Path registry;

    @Mixin
    private TwinOptions twinOptions;

    /** Asks and prints; the registry is there when one is named. */
    abstract int ask(ModelOffers offers, @Nullable ModelRegistry kept)
            throws BundleException, OfferException, TwinException, RegistryException, InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        twinOptions.check(twin);
        try (ModelRegistry kept = registry == null ? null : open(registry);
                TwinModels models = TwinModels.at(twin, twinOptions.access())) {
            return ask(new ModelOffers(models, InstantSource.system()), kept);
        } catch (BundleException | RegistryException | IOException failed) {
            return failed(String.valueOf(failed.getMessage()), 1);
        } catch (OfferException refused) {
            return failed(String.valueOf(refused.getMessage()), REFUSED);
        } catch (TwinException refused) {
            return switch (refused.code()) {
                case UNAVAILABLE, DEADLINE_EXCEEDED, UNIMPLEMENTED -> failed(String.valueOf(refused.getMessage()), 1);
                case INTERNAL -> failed("the xApp at " + twin + " has failed: " + refused.getMessage(), 1);
                default -> failed("the xApp at " + twin + " refuses: " + refused.getMessage(), REFUSED);
            };
        }
    }

    ModelRegistry open(Path file) throws RegistryException {
        return ModelRegistry.openExisting(file);
    }

    final void tell(Offering offering, @Nullable ModelRegistry kept) throws RegistryException {
        if (kept != null) {
            kept.note(offering);
        }
        spec.commandLine().getOut().println(OfferingLine.of(offering));
        spec.commandLine().getOut().flush();
    }

    final int failed(String sentence, int code) {
        spec.commandLine().getErr().println("rantwin: " + sentence);
        spec.commandLine().getErr().flush();
        return code;
    }
}
