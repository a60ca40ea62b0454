package io.rantwin.harness.ric.submgr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.recording.HandMovedClock;
import io.rantwin.harness.ric.e2.ConnectionStatus;
import io.rantwin.harness.ric.fault.PassThrough;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.harness.ric.rest.TestServer;
import io.rantwin.harness.ric.store.MemoryData;
import io.rantwin.harness.ric.timing.Agenda;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A subscription manager on a real port, an xApp that hears its callbacks, and one node that is connected. */
final class Bench implements AutoCloseable {
    static final String NODE = "gnb_001_001_00000001";

    final HandMovedClock clock = new HandMovedClock();
    final Agenda agenda = new Agenda(clock, 10_000);
    final FakeE2 e2 = new FakeE2(clock);
    final FakeRouting routing = new FakeRouting();
    final MemoryData data = new MemoryData();
    final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    final AtomicInteger callbackStatus = new AtomicInteger(200);
    final TestServer xapp = new TestServer(routes -> routes.post("/ric/v1/subscriptions/response", context -> {
        heard.add(JsonInput.body(context).node());
        context.status(callbackStatus.get());
    }));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final Submgr submgr;
    final TestServer server;

    Bench(SubmgrOptions options) {
        Executor virtual = Thread::startVirtualThread;
        submgr = new Submgr(
                options, e2, routing, data, http, virtual, agenda, PassThrough.UNHARMED, new SplittableRandom(1));
        e2.watch(submgr);
        server = new TestServer(new SubmgrRoutes(submgr)::register);
        e2.set(NODE, ConnectionStatus.CONNECTED);
        clock.advance(Duration.ofSeconds(1));
    }

    Bench() {
        this(SubmgrOptions.REALISTIC);
    }

    ObjectNode request(int rmrPort) {
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("Meid", NODE).put("RANFunctionID", 2);
        request.putObject("ClientEndpoint")
                .put("Host", "127.0.0.1")
                .put("HTTPPort", xapp.port())
                .put("RMRPort", rmrPort);
        request.putArray("SubscriptionDetails").add(detail(1, "report", 1));
        return request;
    }

    static ObjectNode detail(int eventInstanceId, String type, int... actionIds) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode().put("XappEventInstanceId", eventInstanceId);
        detail.putArray("EventTriggers").add(8).add(255);
        ArrayNode actions = detail.putArray("ActionToBeSetupList");
        for (int id : actionIds) {
            ObjectNode action = actions.addObject().put("ActionID", id).put("ActionType", type);
            action.putArray("ActionDefinition").add(eventInstanceId);
            action.putObject("SubsequentAction")
                    .put("SubsequentActionType", "continue")
                    .put("TimeToWait", "w10ms");
        }
        return detail;
    }

    HttpResponse<String> post(JsonNode body) throws Exception {
        return server.post("/ric/v1/subscriptions", body.toString());
    }

    /** Subscribes and gives the id in the answer. */
    String subscribe(JsonNode body) throws Exception {
        HttpResponse<String> answer = post(body);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JsonInput.MAPPER.readTree(answer.body()).path("SubscriptionId").asText();
    }

    /** The only instance of the next callback. */
    JsonNode callback() throws Exception {
        JsonNode callback = heard.poll(60, TimeUnit.SECONDS);
        if (callback == null) {
            throw new IllegalStateException("no callback");
        }
        return callback;
    }

    JsonNode instance() throws Exception {
        return callback().at("/SubscriptionInstances/0");
    }

    JsonNode list() throws Exception {
        return JsonInput.MAPPER.readTree(server.get("/ric/v1/subscriptions").body());
    }

    int delete(String id) throws Exception {
        return server.ask("DELETE", "/ric/v1/subscriptions/" + id, "").statusCode();
    }

    /** Waits until something waits for the clock, and moves it. */
    void forward(Duration duration) {
        Awaitility.await().until(() -> agenda.waiting() > 0);
        clock.advance(duration);
        agenda.tick();
    }

    @Override
    public void close() {
        server.close();
        xapp.close();
        http.close();
    }
}
