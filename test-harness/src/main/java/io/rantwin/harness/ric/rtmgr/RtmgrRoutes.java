package io.rantwin.harness.ric.rtmgr;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;

/** REST interface of the route manager: what it knows, and how to make it misbehave. */
public final class RtmgrRoutes {
    private final Rtmgr rtmgr;

    public RtmgrRoutes(Rtmgr rtmgr) {
        this.rtmgr = rtmgr;
    }

    /** Adds the routes to a server. */
    public void register(JavalinDefaultRoutingApi routes) {
        JsonInput.answerBadRequests(routes);
        routes.get("/ric/v1/getdebuginfo", JsonInput.answering(rtmgr::state));
        routes.post("/ric/v1/test/{what}", this::test);
    }

    private void test(Context context) throws BadRequestException {
        switch (context.pathParam("what")) {
            case "forget" -> rtmgr.forgetRoutes();
            case "remember" -> rtmgr.rememberRoutes();
            case "garbage" -> rtmgr.sendGarbage();
            case "send" -> rtmgr.sendTables();
            default ->
                throw new BadRequestException(
                        "", "is fine, but the path must end with forget, remember, garbage or send");
        }
        context.status(204);
    }
}
