package io.rantwin.harness.ric.e2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * REST interface of the E2 manager: what is known of nodes, and the operator's functions to shut all of them down and to reset
 * one. Thread-safe.
 */
public final class E2Manager {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_STATE = 403;
    private static final int HTTP_BAD_REQUEST = 400;
    private static final int HTTP_NO_CONTENT = 204;

    private final E2TerminationServer termination;

    public E2Manager(E2TerminationServer termination) {
        this.termination = termination;
    }

    /** Adds its paths to a server that is being set up. */
    public void register(JavalinConfig server) {
        server.routes.get("/v1/nodeb/states", this::states);
        server.routes.get("/v1/nodeb/states/{ranName}", this::stateOfOne);
        server.routes.get("/v1/nodeb/{ranName}", this::nodeb);
        server.routes.get("/v1/e2t/list", this::terminations);
        server.routes.get("/v1/health", context -> context.status(200));
        server.routes.put("/v1/nodeb/shutdown", this::shutDown);
        server.routes.put("/v1/nodeb/{ranName}/reset", this::reset);
    }

    private void states(Context context) {
        ArrayNode states = JSON.arrayNode();
        termination.nodebInfos().forEach(info -> states.add(NodebJson.state(info)));
        answer(context, states);
    }

    private void stateOfOne(Context context) {
        find(context).ifPresent(info -> answer(context, NodebJson.state(info)));
    }

    private void nodeb(Context context) {
        find(context).ifPresent(info -> answer(context, NodebJson.nodeb(info)));
    }

    /** The node that the path names; when there is none, that has been answered. */
    private Optional<NodebInfo> find(Context context) {
        String ranName = context.pathParam("ranName");
        Optional<NodebInfo> info = termination.nodebInfo(ranName);
        if (info.isEmpty()) {
            refuse(context, NOT_FOUND, NOT_FOUND, "Resource not found: no node " + ranName + " was ever set up");
        }
        return info;
    }

    private void terminations(Context context) {
        Map<String, ArrayNode> byAddress = new TreeMap<>();
        for (NodebInfo info : termination.nodebInfos()) {
            ArrayNode names = byAddress.computeIfAbsent(info.e2tAddress(), _ -> JSON.arrayNode());
            if (info.node().status() == ConnectionStatus.CONNECTED) {
                names.add(info.node().ranName());
            }
        }
        byAddress.computeIfAbsent(termination.e2tAddress(), _ -> JSON.arrayNode());
        ArrayNode list = JSON.arrayNode();
        byAddress.forEach((address, names) ->
                list.addObject().put("e2tAddress", address).set("ranNames", names));
        answer(context, list);
    }

    private void shutDown(Context context) {
        termination.shutDownNodes();
        context.status(HTTP_NO_CONTENT);
    }

    private void reset(Context context) {
        find(context).ifPresent(info -> {
            if (termination.reset(info.node().ranName())) {
                context.status(HTTP_NO_CONTENT);
            } else {
                refuse(
                        context,
                        HTTP_BAD_REQUEST,
                        WRONG_STATE,
                        "Activity reset rejected: " + info.node().ranName() + " is "
                                + info.node().status());
            }
        });
    }

    private static void answer(Context context, JsonNode body) {
        context.contentType("application/json").result(body.toString());
    }

    private static void refuse(Context context, int status, int errorCode, String errorMessage) {
        ObjectNode error = JSON.objectNode().put("errorCode", errorCode).put("errorMessage", errorMessage);
        context.status(status);
        answer(context, error);
    }
}
