package io.rantwin.planner.desired.commands;

import io.rantwin.a1.management.RegisteredService;
import io.rantwin.a1.mediator.MediatorGeneration;
import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.api.access.TlsFiles;
import io.rantwin.planner.desired.ReconcileTimes;
import io.rantwin.planner.push.A1Access;
import io.rantwin.planner.push.A1Http;
import io.rantwin.planner.push.DirectChannel;
import io.rantwin.planner.push.DirectRic;
import io.rantwin.planner.push.ManagementV2Channel;
import io.rantwin.planner.push.ManagementV3Channel;
import io.rantwin.planner.push.O1Channel;
import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.push.RoutedChannel;
import io.rantwin.planner.push.TypeNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of commands that put policies where they belong. */
public final class ChannelOptions {
    private static final Duration WITHIN = Duration.ofSeconds(15);

    /** What is at the other end of --a1. */
    enum Flavour {
        MEDIATOR,
        OLD_MEDIATOR,
        STANDARD
    }

    @Option(names = "--pms", paramLabel = "URL", description = "an A1 policy management service")
    private @Nullable URI pms;

    @Option(names = "--pms-version", paramLabel = "2|3", defaultValue = "3", description = "its interface (3 is R1)")
    private int pmsVersion;

    @Option(
            names = "--a1",
            paramLabel = "RIC=URL",
            description = "a RIC that is reached straight, as often as there are RICs")
    private Map<String, URI> rics = new TreeMap<>();

    @Option(
            names = "--o1",
            paramLabel = "URL",
            description = {
                "the network's O1-like management, such as http://127.0.0.1:8095: plans of offsets, tilts, powers and",
                "shares of slices go there, beside or without RICs"
            })
    private @Nullable URI o1;

    @Option(
            names = "--a1-flavour",
            defaultValue = "MEDIATOR",
            description = "what those RICs are: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Flavour flavour;

    @Option(
            names = "--a1-ca",
            paramLabel = "FILE",
            description = {
                "authorities that the certificate of --pms or --a1 must come from (PEM; default: those of the Java runtime);",
                "as the other --a1-... files: https addresses only, and a file that is replaced counts from the next request on"
            })
    private @Nullable Path authorities;

    @Option(names = "--a1-cert", paramLabel = "FILE", description = "own certificate for it (PEM)")
    private @Nullable Path certificate;

    @Option(names = "--a1-key", paramLabel = "FILE", description = "its key (PEM, PKCS #8, not encrypted)")
    private @Nullable Path key;

    @Option(names = "--a1-token-file", paramLabel = "FILE", description = "file with a bearer token for it")
    private @Nullable Path token;

    @Option(
            names = "--service-id",
            paramLabel = "ID",
            defaultValue = "rantwin",
            description = "name of the planner at the service (default: ${DEFAULT-VALUE})")
    private String serviceId;

    @Option(
            names = "--keep-alive",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "the service deletes our policies when it has not heard of us for so long; 0 for never (default)")
    private long keepAliveSeconds;

    @Option(
            names = "--compare",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "compares what is there with what is wanted this often (default: ${DEFAULT-VALUE})")
    private long compareSeconds;

    /** Whether it is said where policies or configuration go. */
    public boolean isGiven() {
        return hasRics() || o1 != null;
    }

    private boolean hasRics() {
        return pms != null || !rics.isEmpty();
    }

    /** @throws ParameterException when the options do not fit together */
    public void check(CommandLine command) {
        if (pms != null && !rics.isEmpty()) {
            throw new ParameterException(command, "--pms and --a1 exclude each other");
        }
        if (pmsVersion != 2 && pmsVersion != 3) {
            throw new ParameterException(command, "--pms-version is 2 or 3, not " + pmsVersion);
        }
        if ((certificate == null) != (key == null)) {
            throw new ParameterException(command, "--a1-cert and --a1-key belong together");
        }
        if (isGuarded()
                && (!hasRics()
                        || Stream.concat(Stream.ofNullable(pms), rics.values().stream())
                                .anyMatch(address -> !"https".equalsIgnoreCase(address.getScheme())))) {
            throw new ParameterException(
                    command,
                    "--a1-ca, --a1-cert, --a1-key and --a1-token-file need --pms or --a1 with addresses that begin with https");
        }
        if (keepAliveSeconds < 0 || compareSeconds < 1) {
            throw new ParameterException(command, "--keep-alive is at least 0, --compare at least 1");
        }
    }

    /** How often what is done. */
    public ReconcileTimes times() {
        ReconcileTimes usual = ReconcileTimes.USUAL;
        Duration keepAliveEvery = keepAliveSeconds == 0
                ? usual.keepAliveEvery()
                : Duration.ofMillis(Math.clamp(
                        keepAliveSeconds * 1000 / 4, 500, usual.keepAliveEvery().toMillis()));
        Duration compareEvery = Duration.ofSeconds(compareSeconds);
        return new ReconcileTimes(
                compareEvery,
                keepAliveEvery,
                compareEvery.compareTo(usual.statusEvery()) < 0 ? compareEvery : usual.statusEvery(),
                usual.firstRetry(),
                usual.longestRetry(),
                usual.watchGone());
    }

    private boolean isGuarded() {
        return authorities != null || certificate != null || key != null || token != null;
    }

    /**
     * How those at the other end are got into.
     *
     * @throws IOException when a file of certificates or tokens cannot be used
     */
    A1Access access() throws IOException {
        if (!isGuarded()) {
            return A1Access.USUAL;
        }
        return A1Access.of(TlsFiles.orNone(certificate, key, authorities), token);
    }

    /**
     * The way to the RICs, and to the network's management.
     *
     * @param client for the RICs, with what is shown there
     * @param plain for the network's management
     */
    PolicyChannel channel(HttpClient client, A1Http.TokenSource tokens, HttpClient plain) {
        O1Channel toNetwork = o1 == null ? null : new O1Channel(new A1Http(plain, o1, WITHIN, A1Http.TokenSource.NONE));
        if (!hasRics() && toNetwork != null) {
            return toNetwork;
        }
        PolicyChannel toRics = toRics(client, tokens);
        return toNetwork == null ? toRics : new RoutedChannel(toRics, toNetwork);
    }

    private PolicyChannel toRics(HttpClient client, A1Http.TokenSource tokens) {
        var types = new TypeNames(MediatorNumbers.usual(PolicyTypes.known()));
        if (pms != null) {
            var http = new A1Http(client, pms, WITHIN, tokens);
            var owner = new RegisteredService(serviceId, keepAliveSeconds, "", null);
            return pmsVersion == 2
                    ? new ManagementV2Channel(http, owner, types)
                    : new ManagementV3Channel(http, owner, types);
        }
        MediatorGeneration mediator = switch (flavour) {
            case MEDIATOR -> MediatorGeneration.SINCE_I;
            case OLD_MEDIATOR -> MediatorGeneration.UNTIL_H;
            case STANDARD -> null;
        };
        var direct = new TreeMap<String, DirectRic>();
        rics.forEach(
                (ricId, base) -> direct.put(ricId, new DirectRic(new A1Http(client, base, WITHIN, tokens), mediator)));
        return new DirectChannel(direct, types);
    }
}
