package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.rantwin.api.access.AccessRules;
import io.rantwin.api.access.Identity;
import io.rantwin.api.access.Issuer;
import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.Role;
import io.rantwin.api.access.TlsFiles;
import io.rantwin.api.access.TokenCheck;
import io.rantwin.planner.Main;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.audit.AuditRecord;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.commands.PolicyFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Who is turned away, with what answer, and what the audit log has of it. */
class AccessTest {
    private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");

    @TempDir
    private Path folder;

    private Issuer issuer;
    private Api api;

    @BeforeEach
    void begin() throws JOSEException {
        issuer = new Issuer("k1");
    }

    @AfterEach
    void end() throws DesiredException, AuditException {
        if (api != null) {
            api.close();
        }
    }

    private AccessRules rules(Map<String, Role> certificates) throws IOException {
        Path keys = issuer.write(folder.resolve("keys.json"));
        return new AccessRules(
                new TokenCheck(Issuer.rules(keys.toString()), () -> api == null ? NOW : api.now()),
                certificates,
                false);
    }

    private void serve(double callsPerSecond) throws IOException, DesiredException, AuditException {
        api = new Api(folder, null, null, rules(Map.of()), null, callsPerSecond, HttpClient.newHttpClient());
    }

    private Api.Got as(String token, String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = api.request(path).header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return api.send(request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
    }

    private void assertDenied(Api.Got got, int status, String kind) {
        assertThat(got.status()).as("%s", got.body()).isEqualTo(status);
        assertThat(got.body().path("type").asText()).isEqualTo("urn:rantwin:problem:" + kind);
    }

    private List<AuditRecord> denied() throws AuditException {
        return AuditLog.list(
                PolicyFolder.auditFile(folder), record -> record.kind().equals("access.denied"));
    }

    private String token(String name, String role) throws JOSEException {
        return issuer.token(name, NOW, role);
    }

    @Test
    void everyOperationButHealthAndDocumentNeedsItsRole()
            throws IOException, InterruptedException, DesiredException, AuditException, JOSEException {
        serve(1000);
        Role[] roles = Role.values();
        int asked = 0;
        for (RouteTable.Route route : api.server().routes()) {
            String path = route.path().replaceAll("\\{[^}]+}", "none");
            String method = route.method().toUpperCase(java.util.Locale.ROOT);
            String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
            if (route.role() == null) {
                assertThat(as(null, method, path, body).status()).as(path).isEqualTo(200);
                continue;
            }
            Api.Got nobody = as(null, method, path, body);
            assertDenied(nobody, 401, "unknown-caller");
            assertThat(nobody.response().headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(each -> assertThat(each).startsWith("Bearer"));
            for (Role role : roles) {
                int status = as(token("ann", role.word()), method, path, body).status();
                if (role.covers(route.role())) {
                    assertThat(status).as("%s %s as %s", method, path, role).isNotIn(401, 403, 429);
                } else {
                    assertThat(status).as("%s %s as %s", method, path, role).isEqualTo(403);
                }
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(100);
    }

    @Test
    void changesNeedMoreThanReading() throws IOException, DesiredException, AuditException {
        serve(50);
        assertThat(api.server().routes())
                .filteredOn(route -> route.role() == null)
                .extracting(RouteTable.Route::path)
                .containsExactlyInAnyOrder("/health", "/health/alive", "/health/ready", "/openapi.json");
        assertThat(api.server().routes())
                .filteredOn(route -> !route.method().equals("get"))
                .allMatch(route -> route.role() != null && route.role().covers(Role.PLANNER));
    }

    @Test
    void tokensThatDoNotHoldAreTurnedAway()
            throws IOException, InterruptedException, DesiredException, AuditException, JOSEException {
        serve(50);
        JWTClaimsSet claims = Issuer.claims("ann", NOW, "admin").build();
        List<String> bad = List.of(
                Issuer.unsigned(claims),
                issuer.confused(claims),
                new Issuer("k1").signed(claims),
                issuer.signed(new JWTClaimsSet.Builder(claims)
                        .issuer("https://other.example")
                        .build()),
                issuer.signed(
                        new JWTClaimsSet.Builder(claims).audience("others").build()),
                issuer.signed(new JWTClaimsSet.Builder(claims)
                        .notBeforeTime(Date.from(NOW.plusSeconds(120)))
                        .build()),
                issuer.signed(new JWTClaimsSet.Builder(claims)
                        .expirationTime(Date.from(NOW.minusSeconds(120)))
                        .build()),
                "nonsense");
        for (String token : bad) {
            assertDenied(as(token, "GET", "/v1/policies", null), 401, "bad-token");
        }
        String token = token("ann", "viewer");
        assertThat(as(token, "GET", "/v1/policies", null).status()).isEqualTo(200);
        api.pass(Duration.ofMinutes(6));
        assertDenied(as(token, "GET", "/v1/policies", null), 401, "bad-token");
        assertThat(as(null, "GET", "/health", null).status()).isEqualTo(200);
    }

    @Test
    void theActorIsWhoAsks() throws IOException, InterruptedException, DesiredException, AuditException, JOSEException {
        serve(50);
        assertThat(as(token("ann", "approver"), "GET", "/v1/caller", null)
                        .body()
                        .get("name")
                        .asText())
                .isEqualTo("ann");
        String wish = Api.wish("es", 20, 1).toString();
        Api.Got as = as(token("bob", "approver"), "POST", "/v1/policies", wish);
        assertDenied(as, 400, "bad-request");
        assertThat(as.body().path("detail").asText()).contains("/actor must be bob, who asks");
        assertThat(as(token("ann", "approver"), "POST", "/v1/policies", wish).status())
                .isEqualTo(201);
        assertDenied(
                as(token("bob", "approver"), "DELETE", "/v1/policies/es?actor=ann&reason=x", null), 400, "bad-request");
    }

    @Test
    void anAnswerIsNotReplayedToSomebodyElse()
            throws IOException, InterruptedException, DesiredException, AuditException, JOSEException {
        serve(50);
        String wish = Api.wish("es", 20, 1).toString();
        String[] callers = {
            token("ann", "approver"), token("ann", "approver"), token("bob", "approver"), token("ann", "viewer")
        };
        int[] expected = {201, 201, 400, 403};
        for (int i = 0; i < callers.length; i++) {
            Api.Got got = api.send(
                    "POST", "/v1/policies", wish, "Idempotency-Key", "k", "Authorization", "Bearer " + callers[i]);
            assertThat(got.status()).as("caller %d", i).isEqualTo(expected[i]);
            assertThat(got.response()
                            .headers()
                            .firstValue(IdempotencyKeys.REPLAYED)
                            .isPresent())
                    .as("caller %d", i)
                    .isEqualTo(i == 1);
        }
    }

    @Test
    void aCallerWhoAsksTooOftenWaitsAndOthersDoNot()
            throws IOException, InterruptedException, DesiredException, AuditException, JOSEException {
        serve(1);
        String ann = token("ann", "viewer");
        for (int i = 0; i < 10; i++) {
            assertThat(as(ann, "GET", "/v1/policies", null).status()).isEqualTo(200);
            assertThat(as(null, "GET", "/v1/policies", null).status()).isEqualTo(401);
        }
        Api.Got refused = as(ann, "GET", "/v1/policies", null);
        assertDenied(refused, 429, "too-many-calls");
        assertThat(refused.response().headers().firstValue("Retry-After")).hasValue("1");
        assertDenied(as("nonsense", "GET", "/v1/policies", null), 429, "too-many-calls");
        assertThat(as(token("bob", "viewer"), "GET", "/v1/policies", null).status())
                .as("guesses from the same address lock nobody out")
                .isEqualTo(200);
        api.pass(Duration.ofSeconds(2));
        assertThat(as(ann, "GET", "/v1/policies", null).status()).isEqualTo(200);
    }

    @Test
    void deniedCallsAreInTheAuditLogAndAFloodIsAFewRecords()
            throws IOException, InterruptedException, DesiredException, AuditException, JOSEException {
        serve(1000);
        as(token("ann", "viewer"), "DELETE", "/v1/policies/es?actor=ann&reason=x", null);
        List<AuditRecord> first = denied();
        assertThat(first).hasSize(1);
        assertThat(first.getFirst().actor()).isEqualTo("ann");
        assertThat(first.getFirst().data().path("route").asText()).isEqualTo("DELETE /v1/policies/{policyId}");
        assertThat(first.getFirst().data().path("reason").asText()).isEqualTo("role-missing");
        assertThat(first.getFirst().data().path("from").asText()).isEqualTo("127.0.0.1");
        for (int i = 0; i < 200; i++) {
            as("nonsense", "GET", "/v1/policies", null);
        }
        for (int i = 0; i < 60; i++) {
            as(token("caller-" + i, "viewer"), "POST", "/v1/plans", "{}");
        }
        assertThat(denied()).hasSize(DeniedCalls.MOST_SORTS);
        api.pass(DeniedCalls.WINDOW);
        api.server().tick();
        List<AuditRecord> all = denied();
        assertThat(all).as("the guesses as one, and those beyond as one").hasSize(DeniedCalls.MOST_SORTS + 2);
        assertThat(all.stream()
                        .mapToLong(each -> each.data().path("times").asLong())
                        .sum())
                .as("each is counted once")
                .isEqualTo(1 + 200 + 60);
        assertThat(AuditLog.verify(PolicyFolder.auditFile(folder), null).isWhole())
                .isTrue();
    }

    @Test
    void oversizedBodiesAndHeadersAreRefused()
            throws IOException, InterruptedException, DesiredException, AuditException, JOSEException {
        serve(50);
        String large = "{\"policyId\":\"" + "x".repeat(RestSettings.USUAL.mostOctets()) + "\"}";
        assertDenied(as(token("ann", "viewer"), "POST", "/v1/policies", large), 403, "role-missing");
        assertDenied(as(token("ann", "approver"), "POST", "/v1/policies", large), 413, "too-large");
        assertThat(denied())
                .anyMatch(each -> each.data().path("reason").asText().equals("too-large"));
        HttpRequest request = api.request("/v1/caller")
                .header("Authorization", "Bearer " + "x".repeat(20_000))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, java.net.http.HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(431);
    }

    private static HttpClient client(TlsFiles files) throws IOException {
        SSLContext context = PemTls.ofClient(files).context();
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void mutualTlsLetsInTheRightClientsOnlyWithTheirRole()
            throws IOException, InterruptedException, GeneralSecurityException, DesiredException, AuditException,
                    JOSEException {
        Identity server = Identity.of(folder, "server");
        Identity rapp = Identity.of(folder, "rapp");
        Identity stranger = Identity.of(folder, "stranger");
        api = new Api(
                folder,
                null,
                null,
                rules(Map.of("rapp", Role.VIEWER)),
                PemTls.ofServer(server.trusting(rapp)),
                50,
                client(rapp.trusting(server)));
        Api.Got read = as(null, "GET", "/v1/caller", null);
        assertThat(read.body().path("name").asText()).isEqualTo("rapp");
        assertThat(read.response().headers().firstValue("Strict-Transport-Security"))
                .isPresent();
        assertDenied(as(null, "POST", "/v1/policies", "{}"), 403, "role-missing");
        assertThat(as(token("ann", "approver"), "GET", "/v1/caller", null)
                        .body()
                        .path("name")
                        .asText())
                .as("a token counts more")
                .isEqualTo("ann");
        HttpRequest request = api.request("/health").build();
        for (TlsFiles files : List.of(stranger.trusting(server), new TlsFiles(null, null, server.certificate()))) {
            try (HttpClient other = client(files)) {
                assertThatThrownBy(() -> other.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()))
                        .isInstanceOf(IOException.class);
            }
        }
        assertThat(denied())
                .anyMatch(each -> each.data().path("reason").asText().equals("handshake"));
    }

    @Test
    void theCommandsAskOverTlsWithAToken()
            throws IOException, InterruptedException, GeneralSecurityException, DesiredException, AuditException,
                    JOSEException {
        Identity server = Identity.of(folder, "server");
        api = new Api(
                folder,
                null,
                null,
                rules(Map.of()),
                PemTls.ofServer(server.trusting(null)),
                50,
                client(new TlsFiles(null, null, server.certificate())));
        Path token = Files.writeString(folder.resolve("token"), token("ann", "approver") + "\n");
        String[] at = {
            "--server",
            "https://127.0.0.1:" + api.server().port(),
            "--ca",
            server.certificate().toString()
        };
        assertThat(said(0, "policy halt --reason tests --actor ann --token-file " + token, at))
                .isNotEmpty();
        assertThat(said(0, "policy list --token-file " + token, at)).contains("(ann: tests)");
        assertThat(said(1, "policy resume --reason tests --actor bob --token-file " + token, at))
                .contains("must be ann, who asks");
        assertThat(said(1, "policy list", at)).contains("A token is needed");
        assertThat(said(1, "policy list --token-file " + folder.resolve("none"), at))
                .contains("the token cannot be read");
        assertThat(said(1, "policy list", at[0], at[1]))
                .as("nobody told it whom to trust")
                .contains("cannot be asked");
        assertThat(said(2, "policy list --cert x", at)).contains("belong together");
    }

    @Test
    void aTokenGoesToOtherMachinesInPlainTextOnlyWhenItIsSaid() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "secret\n");
        // 192.0.2.0/24 is nobody's (RFC 5737); what is refused is refused before anything is sent.
        assertThat(said(2, "policy list --server http://192.0.2.1:8090 --token-file " + token))
                .contains("in plain text", "--token-in-plain-text")
                .doesNotContain("secret");
        assertThat(said(1, "policy list --server HTTP://127.0.0.1:1 --token-file " + token))
                .as("to this machine itself")
                .contains("cannot be asked");
        assertThat(said(1, "policy list --server http://a.invalid:1 --token-in-plain-text --token-file " + token))
                .contains("cannot be asked");
    }

    private static String said(int code, String line, String... more) {
        var words = new StringWriter();
        int found = new CommandLine(new Main())
                .setOut(new PrintWriter(words, true))
                .setErr(new PrintWriter(words, true))
                .execute(Stream.concat(Arrays.stream(line.split(" ")), Arrays.stream(more))
                        .toArray(String[]::new));
        assertThat(found).as("%s", words).isEqualTo(code);
        return words.toString();
    }
}
