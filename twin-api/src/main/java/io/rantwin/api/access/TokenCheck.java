package io.rantwin.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks bearer tokens (RFC 6750) that are JSON Web Tokens (RFC 7519, RFC 9068): signature by a key of the issuer with an asymmetric
 * algorithm, issuer, audience, expiry and not-before. Thread-safe.
 */
public final class TokenCheck {
    private static final int LONGEST_NAME = 200;
    /** Clocks of two machines may differ by so much. */
    private static final int SKEW_SECONDS = 30;

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final TokenRules rules;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /**
     * @param clock what tokens' times are held against
     * @throws IOException when the keys cannot be used
     */
    public TokenCheck(TokenRules rules, InstantSource clock) throws IOException {
        this.rules = rules;
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, TokenKeys.at(rules.keys())));
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(
                        Set.of(rules.audience()),
                        new JWTClaimsSet.Builder().issuer(rules.issuer()).build(),
                        Set.of("exp", topmost(rules.nameClaim())),
                        null) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew(SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(claims);
    }

    /**
     * Who holds a token.
     *
     * @throws AccessException when it does not hold, or gives no role
     */
    public Caller check(String token) throws AccessException {
        JWTClaimsSet claims = claims(token);
        String name = claim(claims, rules.nameClaim()) instanceof String text ? text : "";
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new AccessException(
                    AccessException.Reason.BAD_TOKEN,
                    "The token's " + rules.nameClaim() + " is no name of 1 to " + LONGEST_NAME + " characters.");
        }
        Role role = words(claim(claims, rules.rolesClaim()))
                .map(Role::of)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new AccessException(
                        AccessException.Reason.ROLE,
                        "The token of " + name + " has none of the roles "
                                + Arrays.stream(Role.values()).map(Role::word).toList() + " in its claim "
                                + rules.rolesClaim() + "."));
        return new Caller(name, role, claims.getExpirationTime().toInstant().plusSeconds(SKEW_SECONDS));
    }

    private JWTClaimsSet claims(String token) throws AccessException {
        try {
            return processor.process(token, null);
        } catch (ParseException malformed) {
            throw new AccessException(AccessException.Reason.BAD_TOKEN, "The token is no JSON Web Token.", malformed);
        } catch (BadJOSEException | RateLimitReachedException refused) {
            // The library's sentences say what is wrong (such as: Expired JWT) and nothing of keys.
            throw new AccessException(
                    AccessException.Reason.BAD_TOKEN, "The token is refused: " + refused.getMessage() + ".", refused);
        } catch (KeySourceException unavailable) {
            throw new AccessException(
                    AccessException.Reason.NO_KEYS,
                    "The keys that tokens are checked with cannot be read; ask again later.",
                    unavailable);
        } catch (JOSEException failed) {
            throw new AccessException(
                    AccessException.Reason.BAD_TOKEN, "The token's signature cannot be checked.", failed);
        }
    }

    /** A claim of that very name, or else a member of claims. */
    private static @Nullable Object claim(JWTClaimsSet claims, String path) {
        Object whole = claims.getClaim(path);
        if (whole != null) {
            return whole;
        }
        @Nullable Object found = claims.getClaims();
        for (String step : path.split("\\.")) {
            found = found instanceof Map<?, ?> members ? members.get(step) : null;
        }
        return found;
    }

    private static String topmost(String path) {
        return List.of(path.split("\\.")).getFirst();
    }

    private static Stream<String> words(@Nullable Object claim) {
        return switch (claim) {
            case String text -> Stream.of(text.split(" "));
            case Collection<?> list -> list.stream().map(String::valueOf);
            case null, default -> Stream.of();
        };
    }
}
