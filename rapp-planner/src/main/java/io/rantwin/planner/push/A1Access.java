package io.rantwin.planner.push;

import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.TlsFiles;
import io.rantwin.api.access.TwinAccess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * How a policy management service or a RIC is got into: over what the Java runtime trusts, or with authorities, a certificate and a token from
 * files. The files may be replaced; each request looks. Thread-safe.
 */
public final class A1Access {
    /** Nothing but what the address says. */
    public static final A1Access USUAL = new A1Access(null, null);

    private final @Nullable PemTls tls;
    private final @Nullable Path token;

    private A1Access(@Nullable PemTls tls, @Nullable Path token) {
        this.tls = tls;
        this.token = token;
    }

    /**
     * With files.
     *
     * @param tls null for what the Java runtime trusts
     * @param token file with a bearer token; null for none
     * @throws IOException when a file cannot be used
     */
    public static A1Access of(@Nullable TlsFiles tls, @Nullable Path token) throws IOException {
        if (token != null && !Files.isReadable(token)) {
            throw new IOException("the token " + token + " cannot be read");
        }
        return new A1Access(tls == null ? null : PemTls.ofClient(tls), token);
    }

    /** A client for channels, which reads answers by this executor. */
    public HttpClient client(Executor executor, Duration connectWithin) {
        return A1Http.client(executor, connectWithin, tls == null ? null : tls.context());
    }

    /** The token of a request. */
    public A1Http.TokenSource token() {
        return () -> {
            if (tls != null) {
                tls.refresh();
            }
            return token == null ? null : TwinAccess.bearer(token);
        };
    }
}
