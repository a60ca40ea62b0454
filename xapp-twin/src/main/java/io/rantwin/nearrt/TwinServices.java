package io.rantwin.nearrt;

import io.rantwin.nearrt.configuration.ConfigurationException;
import io.rantwin.nearrt.configuration.TwinConfiguration;
import io.rantwin.nearrt.learned.LearnedModels;
import io.rantwin.nearrt.live.LivePolicies;
import io.rantwin.nearrt.model.BundleCheck;
import io.rantwin.nearrt.model.FolderModelStore;
import io.rantwin.nearrt.model.ModelRegistry;
import io.rantwin.nearrt.model.ModelRules;
import io.rantwin.nearrt.model.PublicKeys;
import io.rantwin.nearrt.service.MacroPower;
import io.rantwin.nearrt.service.ServiceLimits;
import io.rantwin.nearrt.service.TwinServer;
import io.rantwin.nearrt.service.TwinSources;
import io.rantwin.twin.estimation.MeasurementSlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gRPC services of a running twin. */
final class TwinServices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TwinServices.class);

    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService whatIfs = Executors.newFixedThreadPool(
            ServiceLimits.USUAL.parallelWhatIfs(),
            Thread.ofPlatform().name("twin-what-if-", 0).daemon().factory());
    private final TwinServer server;
    private final ModelRegistry models;

    private TwinServices(ModelRegistry models, TwinServerMaker maker) throws IOException {
        this.models = models;
        server = maker.make(new TwinServer.Threads(calls, whatIfs));
    }

    @FunctionalInterface
    private interface TwinServerMaker {
        TwinServer make(TwinServer.Threads threads) throws IOException;
    }

    /**
     * Starts them.
     *
     * @throws ConfigurationException when keys or the folder of models cannot be used
     * @throws IOException when the port cannot be had
     */
    static TwinServices start(
            TwinXapp twin, LivePolicies policies, TwinConfiguration configuration, LongSupplier nanoTime)
            throws ConfigurationException, IOException {
        ModelRegistry models = models(twin, configuration.models());
        TwinConfiguration.Endpoint at = configuration.grpc();
        TwinServices services = new TwinServices(
                models,
                threads -> TwinServer.start(
                        at.host(),
                        at.port(),
                        new TwinSources(
                                twin.cells(),
                                twin.nodes(),
                                twin.reports(),
                                twin.forecasts(),
                                twin.network(),
                                twin.quality(),
                                policies,
                                models,
                                new MacroPower()),
                        ServiceLimits.USUAL,
                        threads,
                        nanoTime));
        LOG.info("gRPC at {}:{}", at.host(), services.server.port());
        return services;
    }

    /** Learned models. */
    ModelRegistry models() {
        return models;
    }

    private static ModelRegistry models(TwinXapp twin, TwinConfiguration.Models configuration)
            throws ConfigurationException {
        List<PublicKey> keys = new ArrayList<>();
        for (String file : configuration.keyFiles()) {
            try {
                keys.add(PublicKeys.parse(Files.readString(Path.of(file))));
            } catch (IOException | IllegalArgumentException e) {
                throw new ConfigurationException("models.keyFiles: " + file + " cannot be used: " + e.getMessage());
            }
        }
        List<String> inputs = Arrays.stream(MeasurementSlot.values())
                .flatMap(slot -> slot.names().stream())
                .toList();
        try {
            return new ModelRegistry(
                    new BundleCheck(keys, inputs, twin.forecasts().kpis()),
                    ModelRules.USUAL.activatingAlone(configuration.activatesAlone()),
                    LearnedModels.SIMPLE_MEMBERS,
                    twin::groupOf,
                    new FolderModelStore(Path.of(configuration.folder())));
        } catch (IOException e) {
            throw new ConfigurationException("models.folder: " + configuration.folder() + " cannot be used: " + e);
        }
    }

    @Override
    public void close() {
        server.close();
        calls.shutdownNow();
        whatIfs.shutdownNow();
    }
}
