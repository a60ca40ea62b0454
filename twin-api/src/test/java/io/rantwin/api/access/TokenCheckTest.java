package io.rantwin.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCheckTest {
    private static final Instant NOW = Instant.parse("2031-05-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Issuer issuer;
    private Path keys;
    private TokenCheck check;
    private Instant time = NOW;

    @BeforeEach
    void begin() throws JOSEException, IOException {
        issuer = new Issuer("k1");
        keys = issuer.write(folder.resolve("keys.json"));
        check = new TokenCheck(Issuer.rules(keys.toString()), () -> time);
    }

    private void assertRefused(String token, AccessException.Reason reason, String sentence) {
        AccessException refused = catchThrowableOfType(AccessException.class, () -> check.check(token));
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.sentence()).contains(sentence);
    }

    private void assertBad(String token, String sentence) {
        assertRefused(token, AccessException.Reason.BAD_TOKEN, sentence);
    }

    private static JWTClaimsSet.Builder ann() {
        return Issuer.claims("ann", NOW, "viewer", "planner", "other");
    }

    @Test
    void aTokenThatHoldsGivesNameAndHighestRole() throws JOSEException, AccessException {
        assertThat(check.check(issuer.signed(ann().build())))
                .isEqualTo(new Caller("ann", Role.PLANNER, NOW.plusSeconds(330)));
    }

    @Test
    void tokensOfOthersForOthersAndOfOtherTimesAreRefused() throws JOSEException {
        assertBad(issuer.signed(ann().issuer("https://other.example").build()), "iss claim");
        assertBad(issuer.signed(ann().issuer(null).build()), "[iss]");
        assertBad(issuer.signed(ann().audience("others").build()), "aud");
        assertBad(issuer.signed(ann().audience((String) null).build()), "aud");
        assertBad(issuer.signed(ann().expirationTime(null).build()), "exp");
        assertBad(
                issuer.signed(
                        ann().notBeforeTime(Date.from(NOW.plusSeconds(60))).build()),
                "before use time");
        assertBad(issuer.signed(ann().subject(null).build()), "sub");
        assertBad(issuer.signed(ann().subject("a\nb").build()), "sub is no name");
        String token = issuer.signed(ann().build());
        time = NOW.plusSeconds(331);
        assertBad(token, "Expired JWT");
    }

    @Test
    void whatIsNotSignedByTheIssuersKeyIsRefused() throws JOSEException {
        assertBad(Issuer.unsigned(ann().build()), "Unsecured");
        assertBad(issuer.confused(ann().build()), "Another algorithm expected, or no matching key");
        assertBad(new Issuer("k1").signed(ann().build()), "Invalid signature");
        assertBad(new Issuer("k2").signed(ann().build()), "");
        String token = issuer.signed(ann().build());
        String other = issuer.signed(ann().claim("roles", "admin").build());
        String[] mine = token.split("\\.");
        assertBad(mine[0] + "." + other.split("\\.")[1] + "." + mine[2], "Invalid signature");
        assertBad("nonsense", "no JSON Web Token");
        assertBad("", "no JSON Web Token");
        assertBad(mine[0] + "." + mine[1] + ".", "");
    }

    @Test
    void aTokenWithoutARoleIsKnownAndNotEnough() throws JOSEException {
        assertRefused(
                issuer.signed(ann().claim("roles", List.of("root", "Admin")).build()),
                AccessException.Reason.ROLE,
                "ann has none of the roles [viewer, planner, approver, admin]");
        assertRefused(issuer.signed(ann().claim("roles", null).build()), AccessException.Reason.ROLE, "claim roles");
    }

    @Test
    void rolesAndNameMayBeElsewhere() throws JOSEException, AccessException, IOException {
        check = new TokenCheck(
                new TokenRules(Issuer.NAME, Issuer.AUDIENCE, keys.toString(), "realm_access.roles", "email"),
                () -> time);
        JWTClaimsSet claims = ann().claim("realm_access", Map.of("roles", List.of("approver")))
                .claim("email", "ann@example.org")
                .build();
        assertThat(check.check(issuer.signed(claims)).role()).isEqualTo(Role.APPROVER);
        assertThat(check.check(issuer.signed(claims)).name()).isEqualTo("ann@example.org");
    }

    @Test
    void aNewKeyInTheFileIsTakenAndTokensOfItHold() throws JOSEException, AccessException, IOException {
        check.check(issuer.signed(ann().build()));
        Issuer next = new Issuer("k2");
        next.write(keys);
        assertThat(check.check(next.signed(ann().build())).name()).isEqualTo("ann");
    }

    @Test
    void keysAreRefusedThatCannotBeTrustedOrRead() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"keys\": 7}");
        assertThatThrownBy(() -> new TokenCheck(Issuer.rules(broken.toString()), () -> time))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no JSON Web Key Set");
        assertThatThrownBy(
                        () -> new TokenCheck(Issuer.rules(folder.resolve("none").toString()), () -> time))
                .hasMessageContaining("there is no such file of keys");
        assertThatThrownBy(() -> new TokenCheck(Issuer.rules("http://192.0.2.1/keys"), () -> time))
                .hasMessageContaining("over https");
        assertThatThrownBy(() -> new TokenRules(Issuer.NAME, " ", "k", "roles", "sub"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysThatCannotBeFetchedAreToldApartFromBadTokens() throws IOException, JOSEException {
        check = new TokenCheck(Issuer.rules("http://127.0.0.1:1/keys"), () -> time);
        assertRefused(issuer.signed(ann().build()), AccessException.Reason.NO_KEYS, "cannot be read");
    }
}
