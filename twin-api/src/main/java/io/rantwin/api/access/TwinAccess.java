package io.rantwin.api.access;

import io.grpc.CallCredentials;
import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptor;
import io.grpc.CompositeChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** How a client gets at a twin's services: in plain text, with TLS, with a certificate or a token of its own. Thread-safe. */
public final class TwinAccess {
    /** Plain text, without a name. */
    public static final TwinAccess PLAIN = new TwinAccess(null, null);

    private static final int MOST_MESSAGE_OCTETS = 64 << 20;
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private final @Nullable PemTls tls;
    private final @Nullable Path token;

    private TwinAccess(@Nullable PemTls tls, @Nullable Path token) {
        this.tls = tls;
        this.token = token;
    }

    /**
     * With TLS.
     *
     * @param token file with a bearer token, read anew for each call; null for none
     * @throws IOException when a file cannot be used
     */
    public static TwinAccess of(TlsFiles files, @Nullable Path token) throws IOException {
        return new TwinAccess(PemTls.ofClient(files), token);
    }

    /** Opens a channel to an address {@code HOST:PORT}; nothing need be there yet. */
    public ManagedChannel open(String address) {
        return open(address, List.of());
    }

    /** The same with what is around each call, the last one outermost. */
    public ManagedChannel open(String address, List<ClientInterceptor> around) {
        return Grpc.newChannelBuilder("dns:///" + address, credentials())
                .maxInboundMessageSize(MOST_MESSAGE_OCTETS)
                .intercept(around)
                .build();
    }

    /** Takes TLS files that were replaced. */
    public void refresh() {
        if (tls != null) {
            tls.refresh();
        }
    }

    private ChannelCredentials credentials() {
        if (tls == null) {
            return InsecureChannelCredentials.create();
        }
        TlsChannelCredentials.Builder made = TlsChannelCredentials.newBuilder();
        if (!tls.keys().isEmpty()) {
            made.keyManager(tls.keys().toArray(KeyManager[]::new));
        }
        if (!tls.trust().isEmpty()) {
            made.trustManager(tls.trust().toArray(TrustManager[]::new));
        }
        ChannelCredentials encrypted = made.build();
        return token == null ? encrypted : CompositeChannelCredentials.create(encrypted, new FileToken(token));
    }

    /** A token from a file, which others keep fresh. */
    private static final class FileToken extends CallCredentials {
        private static final Metadata.Key<String> AUTHORIZATION =
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

        private final Path file;

        FileToken(Path file) {
            this.file = file;
        }

        @Override
        public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
            executor.execute(() -> {
                try {
                    Metadata headers = new Metadata();
                    headers.put(AUTHORIZATION, bearer(file));
                    applier.apply(headers);
                } catch (IOException unreadable) {
                    applier.fail(Status.UNAUTHENTICATED.withDescription(unreadable.getMessage()));
                }
            });
        }
    }

    /**
     * The header that carries the token of a file.
     *
     * @throws IOException when the file cannot be read or has no token
     */
    public static String bearer(Path file) throws IOException {
        String token;
        try {
            token = Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IOException("the token cannot be read: " + unreadable, unreadable);
        }
        // Said here, without the content: libraries put a header that they refuse into what they say.
        if (!TOKEN.matcher(token).matches()) {
            throw new IOException(file + " has no bearer token: that is one line of visible characters");
        }
        return "Bearer " + token;
    }
}
