package io.rantwin.harness.ric.alarm;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** REST interface of the alarm manager, below {@code /ric/v1/alarms}. */
public final class AlarmRoutes {
    private final AlarmIntake intake;

    public AlarmRoutes(AlarmIntake intake) {
        this.intake = intake;
    }

    /** Adds the routes to a server. */
    public void register(JavalinDefaultRoutingApi routes) {
        JsonInput.answerBadRequests(routes);
        routes.post("/ric/v1/alarms", context -> intake.take(Alarm.read(JsonInput.body(context))));
        routes.delete(
                "/ric/v1/alarms",
                context -> intake.take(Alarm.read(JsonInput.body(context)).cleared()));
        routes.get("/ric/v1/alarms/active", JsonInput.answering(intake::active));
        routes.get("/ric/v1/alarms/history", JsonInput.answering(intake::history));
        routes.post("/ric/v1/alarms/define", this::define);
        routes.get("/ric/v1/alarms/define", JsonInput.answering(intake::definitions));
        routes.delete("/ric/v1/alarms/define/{id}", this::undefine);
    }

    private void define(Context context) throws BadRequestException {
        List<Map.Entry<Integer, String>> definitions = new ArrayList<>();
        for (JsonInput definition :
                JsonInput.body(context).member("alarmdefinitions").elements()) {
            definitions.add(Map.entry(
                    definition.member("alarmId").integer(1, Integer.MAX_VALUE),
                    definition.member("alarmText").textOrEmpty()));
        }
        definitions.forEach(definition -> intake.define(definition.getKey(), definition.getValue()));
    }

    private void undefine(Context context) {
        String id = context.pathParam("id");
        boolean isKnown = id.matches("[0-9]{1,9}") && intake.undefine(Integer.parseInt(id));
        context.status(isKnown ? 200 : 404);
    }
}
