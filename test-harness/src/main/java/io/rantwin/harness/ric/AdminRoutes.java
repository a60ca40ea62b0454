package io.rantwin.harness.ric;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.harness.ric.pms.Pms;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.harness.ric.store.StoreException;
import java.util.Map;
import java.util.TreeMap;

/** What a tester asks of a box: its state, faults, and orders to misbehave. */
final class AdminRoutes {
    private final RicBox box;
    private final Map<String, Order> orders = new TreeMap<>();

    /** Something that a box does when told to. */
    private interface Order {
        void carryOut(Context context) throws BadRequestException, StoreException;
    }

    AdminRoutes(RicBox box) {
        this.box = box;
        orders.put("submgr-restart", _ -> box.submgr().restart());
        orders.put("submgr-lose-store", _ -> box.submgr().loseStore());
        orders.put("appmgr-forget", _ -> box.appmgr().forgetAll());
        orders.put("routes-forget", _ -> box.rtmgr().forgetRoutes());
        orders.put("routes-remember", _ -> box.rtmgr().rememberRoutes());
        orders.put("routes-garbage", _ -> box.rtmgr().sendGarbage());
        orders.put("routes-send", _ -> box.rtmgr().sendTables());
        orders.put("a1-forget", _ -> box.a1().forget());
        orders.put("a1-forget-policies", _ -> box.a1().forgetPolicies());
        orders.put("alarms-forget", _ -> box.alarms().forget());
        orders.put("data-lose", _ -> box.loseSharedData());
        orders.put("pms-look", _ -> pms().look());
        orders.put("pms-restart", _ -> pms().restart());
        orders.put("pms-forget-policies", _ -> pms().forgetPolicies());
        orders.put("pms-forget-services", _ -> pms().forgetServices());
        orders.put("nodes-shut-down", _ -> box.termination().shutDownNodes());
        orders.put(
                "node-disconnect", context -> known(context, box.termination().disconnect(ran(context))));
        orders.put("node-reset", context -> known(context, box.termination().reset(ran(context))));
    }

    void register(JavalinDefaultRoutingApi routes) {
        JsonInput.answerBadRequests(routes);
        routes.get("/", context -> context.result(help()));
        routes.get("/state", JsonInput.answering(box::state));
        routes.get("/faults", JsonInput.answering(() -> box.faults().toJson()));
        routes.put("/faults", context -> {
            box.faults().set(JsonInput.body(context));
            JsonInput.answer(context, 200, box.faults().toJson());
        });
        routes.post("/do/{order}", this::carryOut);
    }

    private String help() {
        return "A near-RT RIC in a box.\n\n"
                + "GET  /state        everything that can be seen from outside\n"
                + "GET  /faults       the misbehaviour in force\n"
                + "PUT  /faults       another one, such as\n"
                + "                   {\"places\":{\"e2.indication\":{\"drop\":{\"probability\":0.1}},"
                + "\"rest.submgr\":{\"refuse\":{\"count\":10}}}}\n"
                + "POST /do/ORDER     one of: " + String.join(" ", orders.keySet()) + "\n"
                + "                   (node-disconnect and node-reset want ?ran=NAME)\n";
    }

    private void carryOut(Context context) throws BadRequestException, StoreException {
        Order order = orders.get(context.pathParam("order"));
        if (order == null) {
            throw new BadRequestException(
                    "/do/" + context.pathParam("order"), "is no order; there are " + orders.keySet());
        }
        order.carryOut(context);
        if (context.statusCode() == 200) {
            context.status(204);
        }
    }

    private Pms pms() throws BadRequestException {
        Pms pms = box.pms();
        if (pms == null) {
            throw new BadRequestException("", "this box has no policy management service; --pms-port gives it one");
        }
        return pms;
    }

    private static String ran(Context context) throws BadRequestException {
        String name = context.queryParam("ran");
        if (name == null || name.isEmpty()) {
            throw new BadRequestException(context.path(), "wants ?ran=NAME");
        }
        return name;
    }

    private static void known(Context context, boolean isConnected) {
        if (!isConnected) {
            context.status(404).result("no node of this name is connected\n");
        }
    }
}
