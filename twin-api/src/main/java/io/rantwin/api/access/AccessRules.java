package io.rantwin.api.access;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/**
 * How callers are told apart: by token, by client certificate, or not at all. Thread-safe.
 *
 * @param tokens null when tokens are not looked at
 * @param certificates roles by the common name or a subject alternative name of client certificates
 * @param isOpen whether callers without either may do everything
 */
public record AccessRules(@Nullable TokenCheck tokens, Map<String, Role> certificates, boolean isOpen) {
    /** Nobody is asked who he is. */
    public static final AccessRules OPEN = new AccessRules(null, Map.of(), true);

    private static final String SCHEME = "bearer ";

    public AccessRules {
        certificates = Map.copyOf(certificates);
    }

    /**
     * Who asks. A token counts more than a certificate.
     *
     * @param authorization the header; null when there is none
     * @param certificate that the client showed and that was verified; null when there is none
     * @throws AccessException when the caller cannot be told, or has no role
     */
    public Caller judge(@Nullable String authorization, @Nullable X509Certificate certificate) throws AccessException {
        if (tokens != null && authorization != null) {
            if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
                throw new AccessException(
                        AccessException.Reason.BAD_TOKEN, "The header Authorization must be Bearer and a token.");
            }
            return tokens.check(authorization.substring(SCHEME.length()).strip());
        }
        if (certificate != null && !certificates.isEmpty()) {
            for (String name : names(certificate)) {
                Role role = certificates.get(name);
                if (role != null) {
                    return new Caller(name, role, certificate.getNotAfter().toInstant());
                }
            }
        }
        if (isOpen) {
            return Caller.ANYBODY;
        }
        throw new AccessException(
                AccessException.Reason.NO_CREDENTIALS,
                certificate != null && !certificates.isEmpty()
                        ? "The client certificate is of nobody who has a role here."
                        : tokens != null
                                ? "A token is needed: Authorization: Bearer and the token."
                                : "A client certificate of somebody who has a role here is needed.");
    }

    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(each -> names.add(String.valueOf(each.get(1))));
            }
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    names.add(String.valueOf(part.getValue()));
                }
            }
        } catch (CertificateParsingException | InvalidNameException unreadable) {
            // Names that cannot be read are nobody's.
            names.clear();
        }
        return names;
    }
}
