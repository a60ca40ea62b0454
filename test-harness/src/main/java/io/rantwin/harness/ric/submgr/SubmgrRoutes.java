package io.rantwin.harness.ric.submgr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;

/** REST interface of the subscription manager, below {@code /ric/v1}: for xApps, and for debugging. */
public final class SubmgrRoutes {
    private static final Duration LONGEST_WAIT_FOR_CALLBACK = Duration.ofSeconds(5);
    private static final String DELETE_ONE = "deletesubid=";

    private final Submgr submgr;

    public SubmgrRoutes(Submgr submgr) {
        this.submgr = submgr;
    }

    /** Adds the routes to a server. */
    public void register(JavalinDefaultRoutingApi routes) {
        JsonInput.answerBadRequests(routes);
        routes.post("/ric/v1/subscriptions", this::subscribe);
        routes.get(
                "/ric/v1/subscriptions",
                JsonInput.answering(() -> submgr.tables().list()));
        routes.delete("/ric/v1/subscriptions/{id}", this::delete);
        registerDebugging(routes);
    }

    private void registerDebugging(JavalinDefaultRoutingApi routes) {
        routes.get(
                "/ric/v1/restsubscriptions",
                JsonInput.answering(() -> submgr.tables().restList()));
        routes.get("/ric/v1/get_all_e2nodes", JsonInput.answering(() -> texts(submgr.nodes())));
        routes.get(
                "/ric/v1/get_e2node_rest_subscriptions/{name}",
                context -> JsonInput.answer(context, 200, matching(context, SubmgrRoutes::isOfNode)));
        routes.get("/ric/v1/get_all_xapps", JsonInput.answering(() -> texts(xapps())));
        routes.get(
                "/ric/v1/get_xapp_rest_restsubscriptions/{name}",
                context -> JsonInput.answer(context, 200, matching(context, SubmgrRoutes::isOfXapp)));
        routes.get("/ric/v1/get_e2subscriptions/{name}", this::e2subscriptions);
        routes.delete(
                "/ric/v1/delete_all_e2node_subscriptions/{name}",
                context -> deleteMatching(context, SubmgrRoutes::isOfNode));
        routes.delete(
                "/ric/v1/delete_all_xapp_subscriptions/{name}",
                context -> deleteMatching(context, SubmgrRoutes::isOfXapp));
        routes.post("/ric/v1/test/{what}", this::test);
    }

    private void subscribe(Context context) throws BadRequestException {
        switch (submgr.subscribe(SubscriptionParams.read(JsonInput.body(context)))) {
            case Submgr.Answer.Accepted accepted -> {
                if (submgr.callsBackEarly()) {
                    CompletableFuture<Void> longest = submgr.agenda().after(LONGEST_WAIT_FOR_CALLBACK);
                    CompletableFuture.anyOf(accepted.callback(), longest).join();
                }
                ObjectNode answer =
                        JsonNodeFactory.instance.objectNode().put("SubscriptionId", accepted.subscriptionId());
                answer.putNull("SubscriptionInstances");
                JsonInput.answer(context, 201, answer);
            }
            case Submgr.Answer.UnknownId() -> context.status(404);
            case Submgr.Answer.NotConnected() -> context.status(503);
            case Submgr.Answer.TooBusy() -> context.status(500);
        }
    }

    private void delete(Context context) {
        context.status(submgr.delete(context.pathParam("id")) ? 204 : 400);
    }

    private void e2subscriptions(Context context) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (JsonNode e2 : submgr.tables().e2list()) {
            if (e2.path("owners").has(context.pathParam("name"))) {
                found.add(e2);
            }
        }
        JsonInput.answer(context, 200, found);
    }

    private void deleteMatching(Context context, BiPredicate<JsonNode, String> matches) {
        for (JsonNode rest : matching(context, matches)) {
            submgr.delete(rest.path("id").asText());
        }
        context.status(204);
    }

    private ObjectNode matching(Context context, BiPredicate<JsonNode, String> matches) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        submgr.tables().restList().properties().forEach(rest -> {
            if (matches.test(rest.getValue(), context.pathParam("name"))) {
                found.set(rest.getKey(), rest.getValue());
            }
        });
        return found;
    }

    private static boolean isOfNode(JsonNode rest, String ranName) {
        return rest.path("meid").asText().equals(ranName);
    }

    private static boolean isOfXapp(JsonNode rest, String host) {
        return rest.path("client").path("Host").asText().equals(host);
    }

    private Set<String> xapps() {
        Set<String> hosts = new TreeSet<>();
        submgr.tables()
                .restList()
                .forEach(rest -> hosts.add(rest.path("client").path("Host").asText()));
        return hosts;
    }

    private static ArrayNode texts(Set<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private void test(Context context) throws BadRequestException {
        String what = context.pathParam("what");
        if (what.equals("emptydb")) {
            submgr.loseStore();
        } else if (what.equals("restart")) {
            submgr.restart();
        } else if (what.matches(DELETE_ONE + "[0-9]{1,5}")) {
            if (!submgr.deleteInstance(Integer.parseInt(what.substring(DELETE_ONE.length())))) {
                context.status(404);
                return;
            }
        } else {
            throw new BadRequestException("", "is fine, but the path must end with emptydb, restart or deletesubid=N");
        }
        context.status(200);
    }
}
