package io.rantwin.harness.ric.submgr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.RicAction;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.e2ap.RicSubscription;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionResponse;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.ric.e2.ConnectionStatus;
import io.rantwin.harness.ric.rest.JsonInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmgrTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void subscribesAtTheNodeRoutesAndCallsBack() throws Exception {
        String id = bench.subscribe(bench.request(4560));
        JsonNode callback = bench.callback();
        assertThat(id).hasSize(27);
        assertThat(callback.path("SubscriptionId").asText()).isEqualTo(id);
        assertThat(callback.at("/SubscriptionInstances/0/XappEventInstanceId").asInt())
                .isEqualTo(1);
        int instanceId =
                callback.at("/SubscriptionInstances/0/E2EventInstanceId").asInt();
        assertThat(instanceId).isBetween(1, 65_534);
        assertThat(callback.at("/SubscriptionInstances/0/ErrorCause").asText()).isEmpty();

        assertThat(bench.e2.take()).singleElement().isInstanceOfSatisfying(RicSubscriptionRequest.class, request -> {
            assertThat(request.ricRequestId()).isEqualTo(new RicRequestId(123, instanceId));
            assertThat(request.ranFunctionId()).isEqualTo(2);
            assertThat(request.ricEventTriggerDefinition()).isEqualTo(Octets.ofHex("08ff"));
            assertThat(request.ricActionsToBeSetup()).hasSize(1);
        });
        assertThat(bench.routing.routes().get(instanceId)).singleElement().hasToString("127.0.0.1:4560");
        assertThat(bench.list().at("/0/SubscriptionId").asInt()).isEqualTo(instanceId);
        assertThat(bench.list().at("/0/ClientEndpoint/0").asText()).isEqualTo("127.0.0.1:4560");
    }

    @Test
    void theSameRequestAgainGetsTheSameIdsAndNoProcedure() throws Exception {
        String id = bench.subscribe(bench.request(4560));
        JsonNode first = bench.callback();
        bench.e2.take();
        assertThat(bench.subscribe(bench.request(4560))).isEqualTo(id);
        assertThat(bench.callback()).isEqualTo(first);
        assertThat(bench.e2.take()).isEmpty();
    }

    @Test
    void theSameRequestWhileTheFirstIsRunningIsTakenSilently() throws Exception {
        CompletableFuture<RicSubscription> answer = new CompletableFuture<>();
        bench.e2.behave(_ -> answer);
        String id = bench.subscribe(bench.request(4560));
        await().until(() -> bench.submgr.state().path("e2proceduresSent").asInt() == 1);
        assertThat(bench.subscribe(bench.request(4560))).isEqualTo(id);
        assertThat(bench.delete(id)).as("deleting what is in progress").isEqualTo(400);

        answer.complete(FakeE2.admit(bench.e2.take().getFirst()));
        bench.callback();
        assertThat(bench.e2.take()).isEmpty();
        assertThat(bench.heard).isEmpty();
        assertThat(bench.delete(id)).isEqualTo(204);
    }

    @Test
    void equalReportsOfTwoXappsShareOneE2subscription() throws Exception {
        String first = bench.subscribe(bench.request(4560));
        int instanceId = bench.instance().path("E2EventInstanceId").asInt();
        String second = bench.subscribe(bench.request(4570));
        assertThat(second).isNotEqualTo(first);
        assertThat(bench.instance().path("E2EventInstanceId").asInt()).isEqualTo(instanceId);
        assertThat(bench.e2.take()).hasSize(1);
        assertThat(bench.routing.routes().get(instanceId)).hasSize(2);

        assertThat(bench.delete(first)).isEqualTo(204);
        await().until(() -> bench.routing.routes().get(instanceId).size() == 1);
        assertThat(bench.e2.take()).as("the other xApp still needs it").isEmpty();
        assertThat(bench.delete(second)).isEqualTo(204);
        await().until(() -> bench.e2.take().stream().anyMatch(RicSubscriptionDeleteRequest.class::isInstance));
        assertThat(bench.list()).isEmpty();
        bench.forward(Duration.ofSeconds(5));
        assertThat(bench.routing.routes()).isEmpty();
        assertThat(bench.delete(second)).as("deleting what is not there").isEqualTo(204);
    }

    @Test
    void policiesAreNotShared() throws Exception {
        for (int port : new int[] {4560, 4570}) {
            ObjectNode request = bench.request(port);
            request.putArray("SubscriptionDetails").add(Bench.detail(1, "policy", 1));
            bench.subscribe(request);
            bench.callback();
        }
        assertThat(bench.e2.take()).hasSize(2);
    }

    @Test
    void moreThanOneActionIsComparedAsBadlyAsThePlatformDoes() throws Exception {
        ObjectNode request = bench.request(4560);
        request.putArray("SubscriptionDetails").add(Bench.detail(1, "report", 1, 2));
        int first = subscribed(bench, request);
        assertThat(subscribed(bench, request)).isNotEqualTo(first);
        try (Bench sane = new Bench(new SubmgrOptions(false, false, Duration.ofSeconds(5)))) {
            ((ObjectNode) request.path("ClientEndpoint")).put("HTTPPort", sane.xapp.port());
            int once = subscribed(sane, request);
            assertThat(subscribed(sane, request)).isEqualTo(once);
        }
    }

    private static int subscribed(Bench on, JsonNode request) throws Exception {
        on.subscribe(request);
        return on.instance().path("E2EventInstanceId").asInt();
    }

    @Test
    void silenceOfTheNodeEndsInADeleteAndATimeout() throws Exception {
        bench.e2.behave(_ -> CompletableFuture.failedFuture(new TimeoutException("no answer")));
        bench.subscribe(bench.request(4560));
        JsonNode instance = bench.instance();
        assertThat(instance.path("E2EventInstanceId").asInt()).isZero();
        assertThat(instance.path("ErrorSource").asText()).isEqualTo("E2Node");
        assertThat(instance.path("TimeoutType").asText()).isEqualTo("E2-Timeout");
        assertThat(bench.e2.take())
                .hasSize(4)
                .satisfiesExactly(
                        one -> assertThat(one).isInstanceOf(RicSubscriptionRequest.class),
                        one -> assertThat(one).isInstanceOf(RicSubscriptionRequest.class),
                        one -> assertThat(one).isInstanceOf(RicSubscriptionDeleteRequest.class),
                        one -> assertThat(one).isInstanceOf(RicSubscriptionDeleteRequest.class));
        assertThat(bench.list()).isEmpty();
        assertThat(bench.routing.routes()).isEmpty();
        assertThat(bench.submgr.state().path("restSubscriptions")).isEmpty();
    }

    @Test
    void aRefusalOfTheNodeIsToldWithItsCause() throws Exception {
        bench.e2.behave(request -> CompletableFuture.completedFuture(new RicSubscriptionFailure(
                ((RicSubscriptionRequest) request).ricRequestId(),
                2,
                new Cause(Cause.Category.RIC_REQUEST, "function-resource-limit"),
                List.of(),
                null)));
        bench.subscribe(bench.request(4560));
        JsonNode instance = bench.instance();
        assertThat(instance.path("E2EventInstanceId").asInt()).isZero();
        assertThat(instance.path("ErrorCause").asText()).contains("function-resource-limit");
    }

    @Test
    void whatWasAdmittedInPartHasAnIdAndACause() throws Exception {
        bench.e2.behave(request -> CompletableFuture.completedFuture(new RicSubscriptionResponse(
                ((RicSubscriptionRequest) request).ricRequestId(),
                2,
                List.of(new RicAction.Id(1)),
                List.of(new RicAction.IdCause(2, new Cause(Cause.Category.RIC_REQUEST, "action-not-supported"))))));
        bench.subscribe(bench.request(4560));
        JsonNode instance = bench.instance();
        assertThat(instance.path("E2EventInstanceId").asInt()).isPositive();
        assertThat(instance.path("ErrorCause").asText()).contains("action 2").contains("action-not-supported");
    }

    @Test
    void anEndpointThatTheRouteManagerDoesNotKnowFails() throws Exception {
        bench.routing.setKnows(false);
        bench.subscribe(bench.request(4560));
        JsonNode instance = bench.instance();
        assertThat(instance.path("E2EventInstanceId").asInt()).isZero();
        assertThat(instance.path("ErrorSource").asText()).isEqualTo("RTMGR");
        assertThat(bench.e2.take()).isEmpty();
    }

    @Test
    void aRouteManagerThatDoesNotAnswerIsATimeout() throws Exception {
        bench.routing.setAnswers(false);
        bench.subscribe(bench.request(4560));
        bench.forward(Duration.ofSeconds(2));
        JsonNode instance = bench.instance();
        assertThat(instance.path("ErrorSource").asText()).isEqualTo("RTMGR");
        assertThat(instance.path("TimeoutType").asText()).isEqualTo("RTMGR-Timeout");
        assertThat(bench.e2.take()).isEmpty();
        assertThat(bench.routing.routes()).isEmpty();
    }

    @Test
    void theRmrNameIsMadeOfTheHttpName() {
        assertThat(new ClientEndpoint("service-ricxapp-twin-http.ricxapp", 8080, 4560).rmrAddress())
                .hasToString("service-ricxapp-twin-rmr.ricxapp:4560");
        assertThat(new ClientEndpoint("service-http-http.ricxapp", 8080, 4560).rmrAddress())
                .hasToString("service-rmr-rmr.ricxapp:4560");
    }

    @Test
    void directivesWithoutRoutingMakeNoRoutes() throws Exception {
        bench.subscribe(bench.request(4560).set("E2SubscriptionDirectives", JsonInput.MAPPER.createObjectNode()));
        assertThat(bench.instance().path("E2EventInstanceId").asInt()).isPositive();
        assertThat(bench.routing.routes()).isEmpty();
    }

    @Test
    void aNodeThatIsNotConnectedMeans503() throws Exception {
        for (ConnectionStatus status : List.of(ConnectionStatus.DISCONNECTED, ConnectionStatus.UNDER_RESET)) {
            bench.e2.set(Bench.NODE, status);
            assertThat(bench.post(bench.request(4560)).statusCode()).isEqualTo(503);
        }
        assertThat(bench.post(bench.request(4560).put("Meid", "nobody")).statusCode())
                .isEqualTo(503);
    }

    @Test
    void anUnknownSubscriptionIdMeans404() throws Exception {
        assertThat(bench.post(bench.request(4560).put("SubscriptionId", "unknown"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "/Meid; 17; /Meid",
                "/RANFunctionID; 4096; /RANFunctionID",
                "/ClientEndpoint; {'Host':'a','HTTPPort':1}; /ClientEndpoint/RMRPort",
                "/ClientEndpoint; {'Host':'a|b','HTTPPort':1,'RMRPort':1}; /ClientEndpoint/Host",
                "/E2SubscriptionDirectives; {'E2TimeoutTimerValue':11}; /E2SubscriptionDirectives/E2TimeoutTimerValue",
                "/SubscriptionDetails; []; /SubscriptionDetails",
                "/SubscriptionDetails; [{'ActionToBeSetupList':[]}]; /SubscriptionDetails/0/ActionToBeSetupList",
                "/SubscriptionDetails; [{'XappEventInstanceId':1,'EventTriggers':'CP8=','ActionToBeSetupList':[{'ActionID':1,'ActionType':'report'}]}]; /SubscriptionDetails/0/EventTriggers",
                "/SubscriptionDetails; [{'XappEventInstanceId':1,'EventTriggers':[-1],'ActionToBeSetupList':[{'ActionID':1,'ActionType':'report'}]}]; /SubscriptionDetails/0/EventTriggers/0",
                "/SubscriptionDetails; [{'XappEventInstanceId':1,'EventTriggers':[1],'ActionToBeSetupList':[{'ActionID':1,'ActionType':'report'},{'ActionID':2,'ActionType':'policy'}]}]; /SubscriptionDetails/0/ActionToBeSetupList/1/ActionType"
            })
    void badParametersMean400AndSayWhere(String member, String json, String pointer) throws Exception {
        ObjectNode request = bench.request(4560);
        request.set(member.substring(1), JsonInput.MAPPER.readTree(json.replace('\'', '"')));
        var answer = bench.post(request);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(pointer + " ");
    }

    @Test
    void callbacksAreTriedTenTimesMoreFiveSecondsApart() throws Exception {
        bench.callbackStatus.set(500);
        bench.subscribe(bench.request(4560));
        bench.callback();
        for (int again = 0; again < 10; again++) {
            bench.forward(Duration.ofSeconds(5));
            bench.callback();
        }
        await().until(() -> bench.submgr.state().path("callbacksGivenUp").asInt() == 1);
        assertThat(bench.list()).hasSize(1);
    }

    @Test
    void callbacksCanComeBeforeTheAnswer() throws Exception {
        try (Bench early = new Bench(new SubmgrOptions(true, true, Duration.ofSeconds(5)))) {
            early.subscribe(early.request(4560));
            assertThat(early.heard).hasSize(1);
        }
    }

    @Test
    void whatANodeHadIsGoneSilentlyWhenItLeaves() throws Exception {
        String id = bench.subscribe(bench.request(4560));
        bench.callback();
        bench.e2.set(Bench.NODE, ConnectionStatus.DISCONNECTED);
        assertThat(bench.list()).isEmpty();
        assertThat(bench.routing.routes()).isEmpty();
        assertThat(bench.heard).isEmpty();
        bench.clock.advance(Duration.ofSeconds(1));
        bench.e2.set(Bench.NODE, ConnectionStatus.CONNECTED);
        assertThat(bench.post(bench.request(4560).put("SubscriptionId", id)).statusCode())
                .isEqualTo(404);
        assertThat(bench.subscribe(bench.request(4560))).isNotEqualTo(id);
        assertThat(bench.instance().path("E2EventInstanceId").asInt()).isPositive();
        await().until(() -> bench.data.getAll("submgr_restSubsDb").size() == 1);
    }

    @Test
    void aReconnectionThatNobodySawTakesOnlyWhatIsOlder() throws Exception {
        bench.subscribe(bench.request(4560));
        bench.callback();
        bench.clock.advance(Duration.ofSeconds(1));
        bench.e2.set(Bench.NODE, ConnectionStatus.CONNECTED);
        assertThat(bench.list()).isEmpty();
        bench.subscribe(bench.request(4560));
        bench.callback();
        assertThat(bench.list()).hasSize(1);
    }

    @Test
    void whatANodeWantsRemovedIsRemovedWithoutAWord() throws Exception {
        bench.subscribe(bench.request(4560));
        int instanceId = bench.instance().path("E2EventInstanceId").asInt();
        bench.e2.take();
        bench.submgr.deleteRequired(Bench.NODE, new RicRequestId(123, instanceId), 2);
        await().until(() -> bench.e2.take().stream().anyMatch(RicSubscriptionDeleteRequest.class::isInstance));
        assertThat(bench.list()).isEmpty();
        assertThat(bench.heard).isEmpty();
    }

    @Test
    void aRestartKeepsSubscriptionsButNotWhichRequestWasWhich() throws Exception {
        String id = bench.subscribe(bench.request(4560));
        int instanceId = bench.instance().path("E2EventInstanceId").asInt();
        bench.routing.routes().clear();
        assertThat(bench.server.post("/ric/v1/test/restart", "").statusCode()).isEqualTo(200);
        assertThat(bench.list().at("/0/SubscriptionId").asInt()).isEqualTo(instanceId);
        assertThat(bench.routing.routes()).containsOnlyKeys(instanceId);

        assertThat(bench.subscribe(bench.request(4560).put("SubscriptionId", id)))
                .isEqualTo(id);
        assertThat(bench.instance().path("E2EventInstanceId").asInt()).isEqualTo(instanceId);
        bench.server.post("/ric/v1/test/restart", "");
        assertThat(bench.subscribe(bench.request(4560))).isNotEqualTo(id);
        assertThat(bench.instance().path("E2EventInstanceId").asInt()).isEqualTo(instanceId);
    }

    @Test
    void aRestartAfterTheStoreWasLostKnowsNothing() throws Exception {
        String id = bench.subscribe(bench.request(4560));
        bench.callback();
        await().until(() -> !bench.data.getAll("submgr_restSubsDb").isEmpty());
        bench.server.post("/ric/v1/test/emptydb", "");
        assertThat(bench.list()).hasSize(1);
        bench.server.post("/ric/v1/test/restart", "");
        assertThat(bench.list()).isEmpty();
        assertThat(bench.post(bench.request(4560).put("SubscriptionId", id)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatTheSharedDataLostIsWrittenAgain() throws Exception {
        String id = bench.subscribe(bench.request(4560));
        bench.callback();
        await().until(() -> !bench.data.getAll("submgr_restSubsDb").isEmpty());
        bench.data.clear();
        bench.submgr.keepAgain();
        bench.server.post("/ric/v1/test/restart", "");
        assertThat(bench.list()).hasSize(1);
        assertThat(bench.subscribe(bench.request(4560).put("SubscriptionId", id)))
                .isEqualTo(id);
    }

    @Test
    void whatWasHalfWayAtARestartIsDeletedAtTheNode() throws Exception {
        bench.e2.behave(request -> request instanceof RicSubscriptionRequest
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(FakeE2.admit(request)));
        bench.subscribe(bench.request(4560));
        await().until(() -> bench.e2.take().size() == 1);
        bench.submgr.restart();
        await().until(() -> bench.e2.take().stream().anyMatch(RicSubscriptionDeleteRequest.class::isInstance));
        assertThat(bench.list()).isEmpty();
    }

    @Test
    void twoHundredNodesAtOnce() throws Exception {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            bench.e2.set("node" + i, ConnectionStatus.CONNECTED);
        }
        for (int i = 0; i < 200; i++) {
            ObjectNode request = bench.request(4560).put("Meid", "node" + i);
            answers.add(bench.server.askAsync("POST", "/ric/v1/subscriptions", request.toString()));
        }
        Set<Integer> instanceIds = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            instanceIds.add(bench.instance().path("E2EventInstanceId").asInt());
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get();
        assertThat(instanceIds).hasSize(200).doesNotContain(0);
        assertThat(bench.list()).hasSize(200);
    }

    @Test
    void debuggingShowsAndDeletes() throws Exception {
        String id = bench.subscribe(bench.request(4560));
        int instanceId = bench.instance().path("E2EventInstanceId").asInt();
        for (String path : List.of(
                "restsubscriptions",
                "get_e2node_rest_subscriptions/" + Bench.NODE,
                "get_xapp_rest_restsubscriptions/127.0.0.1",
                "get_e2subscriptions/" + id)) {
            assertThat(bench.server.get("/ric/v1/" + path).body()).contains(id);
        }
        assertThat(bench.server.get("/ric/v1/get_all_e2nodes").body()).contains(Bench.NODE);
        assertThat(bench.server.get("/ric/v1/get_all_xapps").body()).contains("127.0.0.1");
        assertThat(bench.server
                        .post("/ric/v1/test/deletesubid=" + instanceId, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(bench.list()).isEmpty();
        assertThat(bench.server
                        .post("/ric/v1/test/deletesubid=" + instanceId, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(bench.server.post("/ric/v1/test/dance", "").statusCode()).isEqualTo(400);

        bench.subscribe(bench.request(4560));
        bench.callback();
        bench.server.ask("DELETE", "/ric/v1/delete_all_e2node_subscriptions/" + Bench.NODE, "");
        assertThat(bench.list()).isEmpty();

        bench.subscribe(bench.request(4560));
        bench.callback();
        bench.server.ask("DELETE", "/ric/v1/delete_all_xapp_subscriptions/another-host", "");
        assertThat(bench.list()).hasSize(1);
        bench.server.ask("DELETE", "/ric/v1/delete_all_xapp_subscriptions/127.0.0.1", "");
        assertThat(bench.list()).isEmpty();
    }
}
