package io.rantwin.nearrt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.rantwin.api.access.AccessException;
import io.rantwin.api.access.AccessRules;
import io.rantwin.api.access.Identity;
import io.rantwin.api.access.Issuer;
import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.Role;
import io.rantwin.api.access.TlsFiles;
import io.rantwin.api.access.TokenCheck;
import io.rantwin.api.access.TwinAccess;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.ForecastsGrpc;
import io.rantwin.api.v1.HistoryGrpc;
import io.rantwin.api.v1.ImportTopologyRequest;
import io.rantwin.api.v1.ListCellsRequest;
import io.rantwin.api.v1.ModelsGrpc;
import io.rantwin.api.v1.PoliciesGrpc;
import io.rantwin.api.v1.QualityGrpc;
import io.rantwin.api.v1.SetControlEnabledRequest;
import io.rantwin.api.v1.TopologyGrpc;
import io.rantwin.api.v1.WhatIfGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is turned away by the twin's services over real TLS. */
class ServerAccessTest {
    private static final Instant NOW = Instant.parse("2031-05-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final FakeTwin twin = new FakeTwin();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private Identity own;
    private Issuer issuer;
    private TwinServer server;

    @BeforeEach
    void begin() throws Exception {
        own = Identity.of(folder, "server");
        issuer = new Issuer("k1");
    }

    @AfterEach
    void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        twin.close();
    }

    private void serve(TlsFiles files, Map<String, Role> clients, double callsPerSecond) throws IOException {
        Path keys = issuer.write(folder.resolve("keys.json"));
        TokenCheck tokens = new TokenCheck(Issuer.rules(keys.toString()), () -> NOW);
        server = twin.serveOnPort(new ServerAccess(
                new AccessRules(tokens, clients, false), PemTls.ofServer(files), callsPerSecond, () -> NOW));
    }

    private ManagedChannel channel(TwinAccess access) {
        ManagedChannel made = access.open("127.0.0.1:" + server.port());
        channels.add(made);
        return made;
    }

    private ManagedChannel with(String token) throws IOException {
        Path file = token == null ? null : Files.writeString(Files.createTempFile(folder, "token", ""), token + "\n");
        return channel(TwinAccess.of(new TlsFiles(null, null, own.certificate()), file));
    }

    private static int cells(ManagedChannel channel) {
        return CellsGrpc.newBlockingStub(channel)
                .listCells(ListCellsRequest.getDefaultInstance())
                .getCellsCount();
    }

    private static Status.Code refusal(Runnable call) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call::run);
        return refused == null ? Status.Code.OK : refused.getStatus().getCode();
    }

    @Test
    void eachRoleMayDoItsPartOverTheWire() throws Exception {
        serve(own.trusting(null), Map.of(), 0);
        for (Role role : Role.values()) {
            ManagedChannel channel = with(issuer.token("ann", NOW, role.word()));
            assertThat(cells(channel)).isEqualTo(3);
            assertThat(refusal(() -> WhatIfGrpc.newBlockingStub(channel).evaluate(EvaluateRequest.getDefaultInstance()))
                            == Status.Code.PERMISSION_DENIED)
                    .as("what-if as %s", role)
                    .isEqualTo(!role.covers(Role.PLANNER));
            assertThat(refusal(() -> PoliciesGrpc.newBlockingStub(channel)
                                    .setControlEnabled(SetControlEnabledRequest.getDefaultInstance()))
                            == Status.Code.PERMISSION_DENIED)
                    .as("kill switch as %s", role)
                    .isEqualTo(!role.covers(Role.APPROVER));
            assertThat(refusal(() -> TopologyGrpc.newBlockingStub(channel)
                                    .importTopology(ImportTopologyRequest.getDefaultInstance()))
                            == Status.Code.PERMISSION_DENIED)
                    .as("topology as %s", role)
                    .isEqualTo(!role.covers(Role.ADMIN));
        }
        assertThat(server.denied()).containsEntry(AccessException.Reason.ROLE, 6L);
    }

    @Test
    void noTokenAndTokensThatDoNotHoldAreTurnedAwayAndCounted() throws Exception {
        serve(own.trusting(null), Map.of(), 0);
        assertThat(refusal(() -> cells(channel(TwinAccess.PLAIN))))
                .as("plain text")
                .isEqualTo(Status.Code.UNAVAILABLE);
        ManagedChannel nobody = with(null);
        assertThat(refusal(() -> cells(nobody))).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(HealthGrpc.newBlockingStub(nobody)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .as("probes need no name")
                .isEqualTo(ServingStatus.SERVING);
        JWTClaimsSet claims = Issuer.claims("ann", NOW, "admin").build();
        List<String> bad = List.of(
                Issuer.unsigned(claims),
                issuer.confused(claims),
                new Issuer("k1").signed(claims),
                issuer.token("ann", NOW.minusSeconds(1000), "admin"),
                issuer.signed(new JWTClaimsSet.Builder(claims)
                        .issuer("https://other.example")
                        .build()),
                issuer.signed(
                        new JWTClaimsSet.Builder(claims).audience("others").build()));
        for (String token : bad) {
            ManagedChannel channel = with(token);
            assertThat(refusal(() -> cells(channel))).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
        assertThat(server.denied())
                .containsEntry(AccessException.Reason.NO_CREDENTIALS, 1L)
                .containsEntry(AccessException.Reason.BAD_TOKEN, (long) bad.size());
        assertThat(server.calls()).containsEntry("rantwin.v1.Cells/ListCells UNAUTHENTICATED", 1L + bad.size());
    }

    @Test
    void keysThatCannotBeReadKeepOutAndAreNotTakenForATwinThatIsNotThere() throws Exception {
        serve(own.trusting(null), Map.of(), 0);
        Files.delete(folder.resolve("keys.json"));
        ManagedChannel ann = with(issuer.token("ann", NOW, "admin"));
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, () -> cells(ann));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(refused).hasMessageContaining("keys that tokens are checked with cannot be read");
        assertThat(server.denied()).containsEntry(AccessException.Reason.NO_KEYS, 1L);
    }

    @Test
    void certificatesOfTheAuthorityGetInWithTheRoleOfTheirName() throws Exception {
        Identity rapp = Identity.of(folder, "rapp");
        Identity stranger = Identity.of(folder, "stranger");
        serve(own.trusting(rapp), Map.of("rapp", Role.PLANNER), 0);
        ManagedChannel known = channel(TwinAccess.of(rapp.trusting(own), null));
        assertThat(cells(known)).isEqualTo(3);
        assertThat(refusal(() -> PoliciesGrpc.newBlockingStub(known)
                        .setControlEnabled(SetControlEnabledRequest.getDefaultInstance())))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        for (TlsFiles files : List.of(stranger.trusting(own), new TlsFiles(null, null, own.certificate()))) {
            ManagedChannel other = channel(TwinAccess.of(files, null));
            assertThat(refusal(() -> cells(other))).isEqualTo(Status.Code.UNAVAILABLE);
        }
        ManagedChannel deceived = channel(TwinAccess.of(rapp.trusting(stranger), null));
        assertThat(refusal(() -> cells(deceived))).as("another server").isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void aPortIsForAnybodyWhereNeitherTokensNorCertificatesKeepAnybodyOut() throws IOException {
        assertThat(ServerAccess.open(() -> NOW).isForAnybody()).isTrue();
        for (boolean asksForCertificates : new boolean[] {true, false}) {
            PemTls tls = PemTls.ofServer(own.trusting(asksForCertificates ? own : null));
            assertThat(new ServerAccess(AccessRules.OPEN, tls, 0, () -> NOW).isForAnybody())
                    .isEqualTo(!asksForCertificates);
            assertThat(new ServerAccess(new AccessRules(null, Map.of(), false), tls, 0, () -> NOW).isForAnybody())
                    .isFalse();
        }
    }

    @Test
    void aCallerWhoAsksTooOftenIsTurnedAway() throws Exception {
        serve(own.trusting(null), Map.of(), 0.5);
        ManagedChannel ann = with(issuer.token("ann", NOW, "viewer"));
        for (int i = 0; i < 5; i++) {
            assertThat(cells(ann)).isEqualTo(3);
        }
        assertThat(refusal(() -> cells(ann))).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(cells(with(issuer.token("bob", NOW, "viewer")))).isEqualTo(3);
    }

    @Test
    void everyMethodThatDoesNotOnlyReadIsInTheTable() {
        List<String> methods = Stream.of(
                        CellsGrpc.getServiceDescriptor(),
                        ForecastsGrpc.getServiceDescriptor(),
                        HistoryGrpc.getServiceDescriptor(),
                        ModelsGrpc.getServiceDescriptor(),
                        PoliciesGrpc.getServiceDescriptor(),
                        QualityGrpc.getServiceDescriptor(),
                        TopologyGrpc.getServiceDescriptor(),
                        WhatIfGrpc.getServiceDescriptor())
                .flatMap(service -> service.getMethods().stream())
                .map(method -> method.getFullMethodName())
                .toList();
        assertThat(methods.stream().filter(each -> MethodRoles.of(each) == Role.ADMIN))
                .as("also what a new method is until it has a role")
                .containsExactlyInAnyOrder(
                        "rantwin.v1.Models/OfferModel",
                        "rantwin.v1.Models/ActivateModel",
                        "rantwin.v1.Models/WithdrawModel",
                        "rantwin.v1.Topology/ImportTopology");
        assertThat(methods).hasSizeGreaterThan(20).noneMatch(each -> MethodRoles.of(each) == null);
        assertThat(MethodRoles.of("rantwin.v1.New/DoSomething")).isEqualTo(Role.ADMIN);
    }
}
