package io.rantwin.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import io.grpc.util.CertificateUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessRulesTest {
    private static final Instant NOW = Instant.parse("2031-05-01T12:00:00Z");

    @TempDir
    private Path folder;

    private static X509Certificate certificate(Identity identity) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(identity.certificate())) {
            return CertificateUtils.getX509Certificates(in)[0];
        }
    }

    private static AccessException.Reason refusal(AccessRules rules, String header, X509Certificate certificate) {
        return catchThrowableOfType(AccessException.class, () -> rules.judge(header, certificate))
                .reason();
    }

    @Test
    void aTokenCountsMoreThanACertificateAndNothingIsNothing()
            throws IOException, GeneralSecurityException, JOSEException, AccessException {
        Issuer issuer = new Issuer("k1");
        TokenCheck tokens = new TokenCheck(
                Issuer.rules(issuer.write(folder.resolve("keys.json")).toString()), () -> NOW);
        X509Certificate rapp = certificate(Identity.of(folder, "rapp"));
        X509Certificate other = certificate(Identity.of(folder, "other"));
        AccessRules rules = new AccessRules(tokens, Map.of("rapp", Role.PLANNER), false);
        String bearer = "Bearer " + issuer.token("ann", NOW, "admin");
        assertThat(rules.judge(bearer, rapp).role()).isEqualTo(Role.ADMIN);
        assertThat(rules.judge(null, rapp).name()).isEqualTo("rapp");
        assertThat(rules.judge(null, rapp).role()).isEqualTo(Role.PLANNER);
        assertThat(refusal(rules, null, other)).isEqualTo(AccessException.Reason.NO_CREDENTIALS);
        assertThat(refusal(rules, null, null)).isEqualTo(AccessException.Reason.NO_CREDENTIALS);
        assertThat(refusal(rules, "Basic YTpi", rapp)).isEqualTo(AccessException.Reason.BAD_TOKEN);
        assertThat(refusal(rules, "Bearer x", rapp))
                .as("a bad token is not made good by a certificate")
                .isEqualTo(AccessException.Reason.BAD_TOKEN);
        assertThat(AccessRules.OPEN.judge(null, null)).isEqualTo(Caller.ANYBODY);
    }

    @Test
    void eachRoleMayDoWhatThoseBeforeItMay() {
        assertThat(Role.PLANNER.covers(Role.VIEWER)).isTrue();
        assertThat(Role.PLANNER.covers(Role.PLANNER)).isTrue();
        assertThat(Role.PLANNER.covers(Role.APPROVER)).isFalse();
    }

    @Test
    void aCallerHasTenSecondsAtOnceAndItsRateAfterwards() {
        Instant[] now = {NOW};
        CallLimit limit = new CallLimit(2, () -> now[0]);
        for (int i = 0; i < 20; i++) {
            assertThat(limit.take("ann")).isTrue();
        }
        assertThat(limit.take("ann")).isFalse();
        assertThat(limit.take("bob")).as("others have their own").isTrue();
        now[0] = NOW.plus(Duration.ofMillis(500));
        assertThat(limit.take("ann")).isTrue();
        assertThat(limit.take("ann")).isFalse();
        now[0] = NOW.minusSeconds(60);
        assertThat(limit.take("ann"))
                .as("a clock that is set back gives nothing")
                .isFalse();
        now[0] = NOW.plusSeconds(3600);
        assertThat(limit.take("ann")).isTrue();
    }

    @Test
    void aFileThatHasNoTokenIsToldWithoutItsContent() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "  abc.def.ghi\n");
        assertThat(TwinAccess.bearer(file)).isEqualTo("Bearer abc.def.ghi");
        for (String content : List.of("", "secret\nmore", "secret more", "secret\u00e9")) {
            Files.writeString(file, content);
            assertThatThrownBy(() -> TwinAccess.bearer(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("token has no bearer token")
                    .hasMessageNotContaining("secret");
        }
        Files.delete(file);
        assertThatThrownBy(() -> TwinAccess.bearer(file)).hasMessageContaining("the token cannot be read");
    }

    @Test
    void aRateCountsHoweverHighOrLowItIs() {
        Instant[] now = {NOW};
        CallLimit high = new CallLimit(1000, () -> now[0]);
        int taken = 0;
        for (int i = 0; i < 40_000; i++) {
            taken += high.take("ann") ? 1 : 0;
            now[0] = now[0].plusNanos(500_000);
        }
        assertThat(taken)
                .as("10 000 at once and 1000 a second for 20 s, asked twice as often")
                .isBetween(29_990, 30_010);
        CallLimit low = new CallLimit(0.05, () -> now[0]);
        assertThat(low.take("ann")).as("one at least").isTrue();
        assertThat(low.take("ann")).isFalse();
        now[0] = now[0].plusSeconds(20);
        assertThat(low.take("ann")).isTrue();
    }
}
