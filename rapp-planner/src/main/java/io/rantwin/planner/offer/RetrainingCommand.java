package io.rantwin.planner.offer;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.commands.RappClient;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rantwin models retraining}. */
@Command(
        name = "retraining",
        mixinStandardHelpOptions = true,
        description = {
            "When a running planner trains models again by itself (rantwin rapp --retrain), and how each line of models stands: drifted,",
            "being trained, or why it cannot be."
        })
public final class RetrainingCommand extends PlannerCall {
    @Option(names = "--json", description = "as the planner's API has it")
    private boolean json;

    @Override
    void ask(RappClient planner) throws DesiredException {
        JsonNode told = planner.call("GET", "/v1/retraining", null);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(told.toPrettyString());
            return;
        }
        if (!told.path("isOn").asBoolean()) {
            out.println("Models are not trained again by themselves (rantwin rapp --retrain).");
            return;
        }
        out.println("Models that have drifted are trained again: signals " + told.path("signals") + ", after "
                + told.path("standsForSeconds").asLong() + " s, every "
                + told.path("pauseSeconds").asLong() + " s at most.");
        for (JsonNode line : told.path("items")) {
            out.println(line.path("name").asText() + "  " + line.path("stage").asText() + "  "
                    + line.path("modelId").asText() + "  "
                    + line.path("sentence").asText());
            if (line.has("cause")) {
                out.println("    " + line.at("/cause/sentence").asText());
            }
            if (line.has("jobId")) {
                out.println("    job " + line.path("jobId").asText());
            }
        }
    }
}
