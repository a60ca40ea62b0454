package io.rantwin.planner.rest;

import io.rantwin.api.access.AccessRules;
import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.Reach;
import io.rantwin.api.access.Role;
import io.rantwin.api.access.TlsFiles;
import io.rantwin.api.access.TokenCheck;
import io.rantwin.api.access.TokenRules;
import io.rantwin.planner.desired.PolicyAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who gets in, as options. */
final class AccessOptions {
    @Option(
            names = "--open",
            description = {
                "whoever reaches the port may do everything, also at an address that other machines reach:",
                "for a port that something else guards, such as a proxy or a network policy"
            })
    private boolean isOpen;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "HTTPS with this certificate and its chain (PEM)")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "its key (PEM, PKCS #8, not encrypted)")
    private @Nullable Path key;

    @Option(
            names = "--tls-client-ca",
            paramLabel = "FILE",
            description = "clients must show a certificate from one of these authorities (PEM)")
    private @Nullable Path clientAuthorities;

    @Option(
            names = "--client-role",
            paramLabel = "NAME=ROLE",
            description = "a client certificate's common or alternative name, and viewer, planner, approver or admin")
    private Map<String, String> clientRoles = new TreeMap<>();

    @Option(names = "--token-issuer", paramLabel = "URL", description = "what iss of bearer tokens (JWT) must be")
    private @Nullable String issuer;

    @Option(names = "--token-audience", paramLabel = "NAME", description = "what aud of them must have")
    private @Nullable String audience;

    @Option(
            names = "--token-keys",
            paramLabel = "FILE|URL",
            description = "the issuer's public keys: a JSON Web Key Set in a file or over https")
    private @Nullable String keys;

    @Option(
            names = "--token-roles",
            paramLabel = "CLAIM",
            defaultValue = TokenRules.USUAL_ROLES,
            description = "where roles are in a token, such as realm_access.roles (default: ${DEFAULT-VALUE})")
    private String rolesClaim;

    @Option(
            names = "--token-name",
            paramLabel = "CLAIM",
            defaultValue = TokenRules.USUAL_NAME,
            description = "who it is, for the audit log (default: ${DEFAULT-VALUE})")
    private String nameClaim;

    @Option(
            names = "--calls-per-second",
            paramLabel = "N",
            defaultValue = "" + RestAccess.USUAL_CALLS_PER_SECOND,
            description = "of each caller, ten times as many at once (default: ${DEFAULT-VALUE})")
    private double callsPerSecond;

    boolean isEncrypted() {
        return certificate != null;
    }

    /**
     * Reads the files, and refuses what would let strangers in.
     *
     * @throws IOException when a file cannot be used
     */
    RestAccess access(CommandLine line, String host, PolicyAudit audit, InstantSource clock) throws IOException {
        check(line, host);
        try {
            @Nullable
            PemTls tls =
                    certificate == null ? null : PemTls.ofServer(new TlsFiles(certificate, key, clientAuthorities));
            return new RestAccess(
                    new AccessRules(tokens(clock), roles(line), isNobodyAsked()), tls, callsPerSecond, audit);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(line, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private boolean isNobodyAsked() {
        return issuer == null && clientRoles.isEmpty();
    }

    /** What does not fit together; may be called before anything is opened. */
    void check(CommandLine line, String host) throws IOException {
        if ((certificate == null) != (key == null)) {
            throw new ParameterException(line, "--tls-cert and --tls-key belong together");
        }
        if (clientAuthorities != null && certificate == null) {
            throw new ParameterException(line, "--tls-client-ca needs --tls-cert and --tls-key");
        }
        if (!clientRoles.isEmpty() && clientAuthorities == null) {
            throw new ParameterException(
                    line, "--client-role needs --tls-client-ca: without it anybody makes such a certificate");
        }
        if ((issuer == null) != (audience == null) || (issuer == null) != (keys == null)) {
            throw new ParameterException(line, "--token-issuer, --token-audience and --token-keys belong together");
        }
        if (isOpen && !isNobodyAsked()) {
            throw new ParameterException(
                    line, "--open lets everybody in, and tokens or roles keep some out: one of the two");
        }
        if (!(callsPerSecond > 0)) {
            throw new ParameterException(line, "--calls-per-second is above 0, not " + callsPerSecond);
        }
        roles(line);
        if (!isOpen && !Reach.isLocal(host) && (certificate == null || isNobodyAsked())) {
            throw new ParameterException(
                    line,
                    "Other machines reach " + host + ", so that TLS (--tls-cert, --tls-key) and tokens (--token-issuer,"
                            + " --token-audience, --token-keys) or client certificates (--tls-client-ca, --client-role) are needed;"
                            + " --open does without, where something else guards the port.");
        }
    }

    private @Nullable TokenCheck tokens(InstantSource clock) throws IOException {
        return issuer == null || audience == null || keys == null
                ? null
                : new TokenCheck(new TokenRules(issuer, audience, keys, rolesClaim, nameClaim), clock);
    }

    private Map<String, Role> roles(CommandLine line) {
        Map<String, Role> roles = new TreeMap<>();
        clientRoles.forEach((name, word) -> {
            Role role = Role.of(word);
            if (role == null) {
                throw new ParameterException(
                        line,
                        "--client-role " + name + ": " + word + " is none of viewer, planner, approver and admin");
            }
            roles.put(name, role);
        });
        return roles;
    }
}
