package io.rantwin.nearrt.configuration;

import io.rantwin.api.access.Role;
import java.util.Map;

/**
 * Who may ask the twin's services; empty texts for what is not used.
 *
 * @param certificate PEM file of the server's certificate and chain; with it, plain text is not spoken
 * @param key its key, PKCS #8
 * @param clientAuthorities PEM file of the authorities that clients' certificates must come from
 * @param clientRoles roles by the names of these certificates
 * @param tokenIssuer what {@code iss} of bearer tokens must be
 * @param tokenAudience what {@code aud} of them must have
 * @param tokenKeys file or https URL of the issuer's JSON Web Key Set
 * @param tokenRoles claim of the roles
 * @param tokenName claim of the name
 * @param callsPerSecond of each caller; 0 for as many as it likes
 */
public record AccessSettings(
        String certificate,
        String key,
        String clientAuthorities,
        Map<String, Role> clientRoles,
        String tokenIssuer,
        String tokenAudience,
        String tokenKeys,
        String tokenRoles,
        String tokenName,
        double callsPerSecond) {
    /** @throws IllegalArgumentException when members do not fit together */
    public AccessSettings {
        clientRoles = Map.copyOf(clientRoles);
        demand(certificate.isEmpty() == key.isEmpty(), "certificate and key belong together");
        demand(clientAuthorities.isEmpty() || !certificate.isEmpty(), "clientAuthorities needs certificate and key");
        demand(
                clientRoles.isEmpty() || !clientAuthorities.isEmpty(),
                "clientRoles needs clientAuthorities: without it anybody makes such a certificate");
        demand(
                tokenIssuer.isEmpty() == tokenAudience.isEmpty() && tokenIssuer.isEmpty() == tokenKeys.isEmpty(),
                "tokenIssuer, tokenAudience and tokenKeys belong together");
        demand(
                tokenIssuer.isEmpty() || !certificate.isEmpty(),
                "tokens need certificate and key: in plain text they are lost");
        demand(callsPerSecond >= 0, "callsPerSecond is 0 or more, not " + callsPerSecond);
    }

    private static void demand(boolean isSo, String sentence) {
        if (!isSo) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** Whether callers are not told apart: each that gets a connection may do everything. */
    public boolean isOpen() {
        return tokenIssuer.isEmpty() && clientRoles.isEmpty();
    }
}
