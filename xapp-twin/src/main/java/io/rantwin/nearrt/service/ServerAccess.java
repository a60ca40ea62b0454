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

/**
 * Who may ask the twin.
 *
 * @param rules how callers are told apart
 * @param tls null for plain text
 * @param callsPerSecond of each caller, ten times as many at once; 0 for as many as it likes
 * @param clock of tokens and limits
 */
public record ServerAccess(AccessRules rules, @Nullable PemTls tls, double callsPerSecond, InstantSource clock) {
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
