package io.rantwin.planner.offer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.commands.RappClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rantwin models offer-registered}. */
@Command(
        name = "offer-registered",
        mixinStandardHelpOptions = true,
        description = {
            "Has a running planner (rantwin rapp --twin) offer a model of its registry to its twin, where it begins in shadow. The",
            "same again changes nothing."
        })
public final class OfferRegisteredCommand extends PlannerCall {
    @Parameters(paramLabel = "MODEL", description = "its id in the planner's registry")
    private String modelId;

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "who decides this, for the audit log (default: ${DEFAULT-VALUE})")
    private String actor;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why, for the audit log")
    private String reason;

    @Option(
            names = "--anyway",
            description =
                    "also a model whose card says that a simple method is better: the xApp judges it again in shadow")
    private boolean anyway;

    @Override
    void ask(RappClient planner) throws DesiredException {
        JsonNode told = planner.call(
                "POST",
                "/v1/models/" + RappClient.encoded(modelId) + "/offers",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("actor", actor)
                        .put("reason", reason)
                        .put("anyway", anyway));
        spec.commandLine()
                .getOut()
                .println(told.path("modelId").asText() + " at "
                        + told.path("twin").asText() + ": " + told.path("stage").asText() + ": "
                        + told.path("reason").asText());
    }
}
