package io.rantwin.nearrt.service;

import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.rantwin.api.access.AccessRules;
import io.rantwin.api.access.PemTls;
import java.time.InstantSource;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Who may ask the twin, over gRPC and where its JSON view is guarded. Thread-safe. */
public final class ServerAccess {
    private final AccessRules rules;
    private final @Nullable PemTls tls;
    private final Admission admission;

    /**
     * Makes it.
     *
     * @param rules how callers are told apart
     * @param tls null for plain text
     * @param callsPerSecond of each caller, ten times as many at once; 0 for as many as it likes
     * @param clock of tokens and limits
     */
    public ServerAccess(AccessRules rules, @Nullable PemTls tls, double callsPerSecond, InstantSource clock) {
        this.rules = rules;
        this.tls = tls;
        admission = new Admission(rules, callsPerSecond, clock);
    }

    /** How callers are told apart. */
    public AccessRules rules() {
        return rules;
    }

    /** TLS; null for plain text. */
    public @Nullable PemTls tls() {
        return tls;
    }

    /** Lets calls in, and counts those that it does not. */
    public Admission admission() {
        return admission;
    }

    /** Whoever reaches the port may do everything, in plain text. */
    public static ServerAccess open(InstantSource clock) {
        return new ServerAccess(AccessRules.OPEN, null, 0, clock);
    }

    /** Whether whoever reaches the port may do everything: neither a token nor a certificate keeps anybody out. */
    public boolean isForAnybody() {
        return rules.isOpen() && (tls == null || !tls.asksForCertificates());
    }

    ServerCredentials credentials() {
        if (tls == null) {
            return InsecureServerCredentials.create();
        }
        TlsServerCredentials.Builder made =
                TlsServerCredentials.newBuilder().keyManager(tls.keys().toArray(KeyManager[]::new));
        if (tls.asksForCertificates()) {
            made.trustManager(tls.trust().toArray(TrustManager[]::new))
                    .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE);
        }
        return made.build();
    }
}
