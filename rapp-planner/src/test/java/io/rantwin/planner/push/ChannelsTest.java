package io.rantwin.planner.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.ap.PolicyStatus.EnforceReason;
import io.rantwin.a1.management.RegisteredService;
import io.rantwin.a1.mediator.MediatorGeneration;
import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.planner.push.PushException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the channels send, to the letter, and what they make of the answers that the real services give. */
class ChannelsTest {
    private static final String V2 = "/a1-policy/v2";
    private static final String V3 = "/a1-policy-management/v1";
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final PolicyOrder ORDER = new PolicyOrder(
            "es 1",
            "ric1",
            "ORAN_EnergySaving_3.0.1",
            JsonNodeFactory.instance.objectNode().put("x", 1));

    private final TypeNames types = new TypeNames(MediatorNumbers.usual(PolicyTypes.known()));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = A1Http.client(threads, Duration.ofSeconds(5));
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
        client.shutdownNow();
        threads.shutdownNow();
    }

    private A1Http http(Duration within) {
        return new A1Http(client, server.base(), within, A1Http.TokenSource.NONE);
    }

    private PolicyChannel v2() {
        server.on(
                "GET " + V2 + "/rics",
                200,
                "{'rics':[{'ric_id':'ric1','state':'AVAILABLE','policytype_ids':['30001']}]}");
        return new ManagementV2Channel(http(USUAL), new RegisteredService("rantwin", 60, "", null), types);
    }

    private PolicyChannel v3() {
        server.on(
                "GET " + V3 + "/rics",
                200,
                "{'rics':[{'ricId':'ric1','state':'AVAILABLE','policyTypeIds':['30001']}]}");
        return new ManagementV3Channel(http(USUAL), new RegisteredService("rantwin", 60, "", null), types);
    }

    private PolicyChannel direct(@Nullable MediatorGeneration mediator) {
        return new DirectChannel(new TreeMap<>(Map.of("ric1", new DirectRic(http(USUAL), mediator))), types);
    }

    private String last() {
        return server.asked.getLast().replace('"', '\'');
    }

    @Test
    void version2PutsAllInOneBody() throws PushException {
        PolicyChannel channel = v2();
        server.on("PUT " + V2 + "/policies", 201, "");
        channel.put(ORDER, false);
        assertThat(last())
                .isEqualTo("PUT " + V2 + "/policies {'ric_id':'ric1','policy_id':'es 1','policytype_id':'30001',"
                        + "'service_id':'rantwin','transient':false,'policy_data':{'x':1}}");
    }

    @Test
    void version3PostsWhatIsNewWithItsIdAndPutsWhatIsThere() throws PushException {
        PolicyChannel channel = v3();
        server.on("POST " + V3 + "/policies", 201, "{}").on("POST " + V3 + "/policies", 409, "{}");
        server.on("PUT " + V3 + "/policies/es%201", 200, "{}");
        channel.put(ORDER, false);
        assertThat(last())
                .isEqualTo("POST " + V3 + "/policies {'nearRtRicId':'ric1','policyId':'es 1','policyTypeId':'30001',"
                        + "'serviceId':'rantwin','transient':false,'policyObject':{'x':1}}");
        channel.put(ORDER, true);
        assertThat(last()).isEqualTo("PUT " + V3 + "/policies/es%201 {'x':1}");

        // The answer to a post was lost: the second one is told that it is there, and makes no second policy.
        channel.put(ORDER, false);
        assertThat(last()).startsWith("PUT " + V3 + "/policies/es%201");
    }

    @Test
    void version3PostsWhatWasForgottenBetweenLookAndPut() throws PushException {
        PolicyChannel channel = v3();
        server.on("POST " + V3 + "/policies", 201, "{}");
        channel.put(ORDER, true);
        assertThat(last()).startsWith("POST " + V3 + "/policies ");
    }

    @Test
    void registersAgainWhenItWasForgotten() throws PushException {
        PolicyChannel channel = v3();
        server.on("PUT " + V3 + "/services", 201, "");
        assertThat(channel.keepAlive()).isTrue();
        assertThat(last())
                .isEqualTo("PUT " + V3
                        + "/services {'serviceId':'rantwin','keepAliveIntervalSeconds':60,'callbackUrl':''}");
        server.on("PUT " + V3 + "/services/rantwin/keepalive", 200, "");
        assertThat(channel.keepAlive()).isFalse();
    }

    @Test
    void readsPoliciesAndStatus() throws PushException {
        PolicyChannel two = v2();
        PolicyChannel three = v3();
        assertThat(two.read(ORDER)).isNull();
        assertThat(three.read(ORDER)).isNull();
        assertThat(two.status(ORDER)).isNull();
        assertThat(three.status(ORDER)).isNull();
        server.on(
                "GET " + V2 + "/policies/es%201",
                200,
                "{'ric_id':'ric1','policy_id':'es 1','policytype_id':'30001','service_id':'','policy_data':{'x':1.0}}");
        server.on("GET " + V3 + "/policies/es%201", 200, "{'x':2}");
        assertThat(two.read(ORDER)).hasToString("{\"x\":1}");
        assertThat(three.read(ORDER)).hasToString("{\"x\":2}");

        server.on("GET " + V2 + "/policies/es%201/status", 200, "{'last_modified':'now','status':{}}")
                .on("GET " + V2 + "/policies/es%201/status", 200, "{'status':{'enforceStatus':'ENFORCED'}}");
        assertThat(two.status(ORDER)).as("the RIC could not be asked").isNull();
        assertThat(two.status(ORDER)).isEqualTo(PolicyStatus.ENFORCED);
        server.on("GET " + V3 + "/policies/es%201/status", 500, "{}")
                .on(
                        "GET " + V3 + "/policies/es%201/status",
                        200,
                        "{'enforceStatus':'NOT_ENFORCED','enforceReason':'SCOPE_NOT_APPLICABLE'}");
        assertThat(three.status(ORDER)).as("the RIC does not know it").isNull();
        assertThat(three.status(ORDER)).isEqualTo(PolicyStatus.notEnforced(EnforceReason.SCOPE_NOT_APPLICABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "409, REFUSED",
        "404, UNKNOWN_THERE",
        "423, BUSY",
        "429, UNREACHABLE",
        "401, UNREACHABLE",
        "500, UNREACHABLE",
        "503, UNREACHABLE",
        "301, UNREACHABLE"
    })
    void saysWhatIsToBeDoneAboutAnError(int status, Kind kind) {
        PolicyChannel channel = v2();
        server.on(
                "PUT " + V2 + "/policies",
                status,
                "{'title':'t','status':" + status + ",'detail':'the cell is unknown'}");
        PushException failed = catchThrowableOfType(PushException.class, () -> channel.put(ORDER, false));
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed)
                .hasMessageStartingWith(
                        "PUT " + server.base() + V2 + "/policies answers " + status + ": the cell is unknown");
    }

    @Test
    void namesATypeThatTheRicDoesNotOffer() {
        server.on(
                "GET " + V2 + "/rics",
                200,
                "{'rics':[{'ric_id':'ric1','state':'AVAILABLE','policytype_ids':['20008']}]}");
        assertThatThrownBy(() -> v2().put(ORDER, false))
                .hasMessage(
                        "RIC ric1 does not offer type ORAN_EnergySaving_3.0.1 (nor number 30001); it offers [20008]");
        var elsewhere = new PolicyOrder("p", "ric9", "20008", ORDER.body());
        assertThatThrownBy(() -> v2().put(elsewhere, false)).hasMessageContaining("RIC ric9 is not known");
    }

    @Test
    void givesUpInTimeOnWhoDoesNotAnswer() {
        server.on("GET " + V3 + "/policies/es%201", -200, "{}");
        var channel = new ManagementV3Channel(
                http(Duration.ofMillis(200)), new RegisteredService("rantwin", 0, "", null), types);
        PushException failed = catchThrowableOfType(PushException.class, () -> channel.read(ORDER));
        assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failed).hasMessageEndingWith("no answer within 200 ms");
    }

    @Test
    void saysThatNobodyListens() {
        URI base = server.base();
        server.close();
        var channel = new ManagementV2Channel(
                new A1Http(client, base, USUAL, A1Http.TokenSource.NONE),
                new RegisteredService("rantwin", 0, "", null),
                types);
        assertThatThrownBy(channel::keepAlive)
                .isInstanceOf(PushException.class)
                .hasMessageEndingWith("nobody listens there");
    }

    @Test
    void refusesAnswersThatAreTooLongOrMakeNoSense() {
        PolicyChannel channel = v3();
        server.on("GET " + V3 + "/policies/es%201", 200, "[]")
                .on("GET " + V3 + "/policies/es%201", 200, "\"" + "x".repeat(A1Http.MOST_OCTETS) + "\"");
        assertThatThrownBy(() -> channel.read(ORDER))
                .isInstanceOfSatisfying(
                        PushException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NONSENSE))
                .hasMessageContaining("makes no sense");
        assertThatThrownBy(() -> channel.read(ORDER)).isInstanceOf(PushException.class);
    }

    @Test
    void tellsAMissingPolicyFromAMissingStoreAtTheMediator() throws PushException {
        PolicyChannel channel = direct(MediatorGeneration.SINCE_I);
        String type = "/A1-P/v2/policytypes/30001";
        server.on("GET /A1-P/v2/policytypes", 200, "[20008,30001]")
                .on("GET " + type + "/policies/es%201", 503, "")
                .on("DELETE " + type + "/policies/es%201", 503, "")
                .on("GET " + type + "/policies", 200, "['another']")
                .on("GET " + type + "/policies", 200, "['another']")
                .on("GET " + type + "/policies", 503, "");
        assertThat(channel.read(ORDER)).isNull();
        channel.delete(ORDER);
        assertThatThrownBy(() -> channel.read(ORDER))
                .isInstanceOfSatisfying(
                        PushException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));

        server.on("PUT " + type + "/policies/es%201", 202, "");
        channel.put(ORDER, false);
        assertThat(last()).isEqualTo("PUT " + type + "/policies/es%201 {'x':1}");
        assertThat(channel.keepAlive()).isFalse();
        assertThat(channel.status(ORDER)).isNull();
    }

    @Test
    void readsTheOlderMediator() throws PushException {
        PolicyChannel channel = direct(MediatorGeneration.UNTIL_H);
        server.on("GET /a1-p/policytypes", 200, "[30001]")
                .on("GET /a1-p/policytypes/30001/policies/es%201/status", 200, "{'instance_status':'IN EFFECT'}");
        assertThat(channel.status(ORDER)).isEqualTo(PolicyStatus.ENFORCED);
        assertThat(channel.rics().getFirst().canBeWritten())
                .as("no health check there")
                .isFalse();
    }

    @Test
    void speaksStandardA1pToARicThatOffersAnotherMinorVersion() throws PushException {
        PolicyChannel channel = direct(null);
        server.on("GET /A1-P/v2/policytypes", 200, "['ORAN_QoSTarget_2.0.0','ORAN_EnergySaving_3.1.0']");
        server.on("PUT /A1-P/v2/policytypes/ORAN_EnergySaving_3.1.0/policies/es%201", 201, "{}");
        channel.put(ORDER, false);
        assertThat(channel.rics().getFirst().policyTypeIds()).hasSize(2);
        assertThat(channel.read(ORDER)).isNull();
    }

    @Test
    void version2TellsWhatAllHaveAtARic() throws PushException {
        PolicyChannel channel = v2();
        server.on(
                "GET " + V2 + "/policy-instances?ric_id=ric1",
                200,
                "{'policies':[{'ric_id':'ric1','policy_id':'es 1','policytype_id':'30001','policy_data':{'x':1}},"
                        + "{'ric_id':'ric1','policy_id':'lb-7','policytype_id':'30002','service_id':'them','policy_data':{'y':2}}]}");
        assertThat(channel.standing("ric1", id -> !id.equals("es 1"))).containsExactly(standing("lb-7", "30002"));
        assertThat(channel.standing("ric9", id -> true)).as("not known there").isEmpty();
    }

    @Test
    void version3TellsItTypeByTypeAndReadsOnlyWhatIsWanted() throws PushException {
        server.on(
                "GET " + V3 + "/rics",
                200,
                "{'rics':[{'ricId':'ric1','state':'AVAILABLE','policyTypeIds':['30001','30002']}]}");
        PolicyChannel channel =
                new ManagementV3Channel(http(USUAL), new RegisteredService("rantwin", 60, "", null), types);
        String list = "GET " + V3 + "/policies?policyTypeId=";
        server.on(list + "30001&nearRtRicId=ric1", 200, "[{'policyId':'es 1','nearRtRicId':'ric1'}]")
                .on(
                        list + "30002&nearRtRicId=ric1",
                        200,
                        "[{'policyId':'lb-7','nearRtRicId':'ric1'},{'policyId':'gone','nearRtRicId':'ric1'}]")
                .on("GET " + V3 + "/policies/lb-7", 200, "{'y':2}");
        assertThat(channel.standing("ric1", id -> !id.equals("es 1"))).containsExactly(standing("lb-7", "30002"));
        assertThat(server.asked).noneMatch(request -> request.contains("es%201"));
    }

    @Test
    void theMediatorTellsItTypeByType() throws PushException {
        PolicyChannel channel = direct(MediatorGeneration.SINCE_I);
        String types = "/A1-P/v2/policytypes";
        server.on("GET " + types, 200, "[30001,30002]")
                .on("GET " + types + "/30001/policies", 200, "['es 1']")
                .on("GET " + types + "/30002/policies", 200, "['lb-7']")
                .on("GET " + types + "/30002/policies/lb-7", 200, "{'y':2}");
        assertThat(channel.standing("ric1", id -> !id.equals("es 1"))).containsExactly(standing("lb-7", "30002"));
        assertThat(channel.standing("ric9", id -> true)).isEmpty();
        server.on("GET " + types + "/30002/policies", 503, "");
        assertThat(channel.standing("ric1", id -> false))
                .as("the answer before")
                .isEmpty();
        assertThatThrownBy(() -> channel.standing("ric1", id -> true)).isInstanceOf(PushException.class);
    }

    private static StandingPolicy standing(String id, String type) {
        return new StandingPolicy(
                id, type, JsonNodeFactory.instance.objectNode().put("y", 2));
    }

    @Test
    void aNameOrNumberMeansTheTypeThatIsKnown() {
        List<String> known = List.of("ORAN_QoSTarget_2.0.0", "ORAN_EnergySaving_3.0.1");
        assertThat(types.meant("30001", known)).isEqualTo("ORAN_EnergySaving_3.0.1");
        assertThat(types.meant("ORAN_EnergySaving_3.0.1", known)).isEqualTo("ORAN_EnergySaving_3.0.1");
        assertThat(types.meant("ORAN_EnergySaving_3.1.0", known)).isEqualTo("ORAN_EnergySaving_3.0.1");
        assertThat(types.meant("20008", known)).isNull();
    }
}
