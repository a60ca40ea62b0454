package io.rantwin.api.access;

/**
 * Which tokens hold.
 *
 * @param issuer that {@code iss} must be
 * @param audience that {@code aud} must have
 * @param keys file or URL of the issuer's JSON Web Key Set
 * @param rolesClaim where the roles are: a claim, or members of claims with dots between them, such as {@code realm_access.roles}
 * @param nameClaim who it is, for the audit log, such as {@code sub}
 */
public record TokenRules(String issuer, String audience, String keys, String rolesClaim, String nameClaim) {
    /** The claim that roles are sought in. */
    public static final String USUAL_ROLES = "roles";

    /** The claim that names the caller. */
    public static final String USUAL_NAME = "sub";

    public TokenRules {
        if (issuer.isBlank() || audience.isBlank() || keys.isBlank() || rolesClaim.isBlank() || nameClaim.isBlank()) {
            throw new IllegalArgumentException(
                    "tokens need an issuer, an audience and keys: without one of them nothing is checked");
        }
    }
}
