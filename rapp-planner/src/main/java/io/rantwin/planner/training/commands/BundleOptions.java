package io.rantwin.planner.training.commands;

import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.BundleKeys;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.RegistryException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where a model goes that was made. */
public final class BundleOptions {
    @Option(names = "--out", required = true, paramLabel = "BUNDLE", description = "the model bundle to write")
    private Path out;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "private Ed25519 key (PEM) that signs the bundle; the xApp takes signed ones only")
    private @Nullable Path key;

    @Option(
            names = "--keep",
            description = "write the bundle also when it won nowhere; its card says that it is not offered")
    private boolean keep;

    @Option(names = "--registry", paramLabel = "FILE", description = "note the model here, also one that did not win")
    private @Nullable Path registry;

    /** The bundle's file. */
    public Path out() {
        return out;
    }

    /**
     * The key that signs; null when there is none. Asked for before a training, which takes long.
     *
     * @throws BundleException when it cannot be used
     */
    public @Nullable PrivateKey signing() throws BundleException {
        return key == null ? null : BundleKeys.signing(key);
    }

    /**
     * Writes a bundle that won, or is to be kept all the same, and notes it in the registry.
     *
     * @param text is told
     * @return whether it won
     */
    public boolean put(ModelBundle bundle, Path file, PrintWriter text, InstantSource clock)
            throws BundleException, RegistryException {
        boolean won = bundle.card().hasWon();
        boolean isWritten = won || keep;
        if (isWritten) {
            bundle.write(file);
            text.println((bundle.isSigned() ? "signed" : "unsigned") + " bundle written: " + file);
        }
        if (registry != null) {
            try (ModelRegistry models = ModelRegistry.open(registry)) {
                String written = isWritten ? file.toAbsolutePath().toString() : null;
                models.add(new RegisteredModel(bundle.card(), clock.instant(), written));
            }
        }
        return won;
    }

    /** Whether something was written of a model that did not win, in a sentence. */
    public String ofLoser() {
        return keep ? "It was written all the same (--keep)." : "Nothing was written (--keep writes it all the same).";
    }
}
