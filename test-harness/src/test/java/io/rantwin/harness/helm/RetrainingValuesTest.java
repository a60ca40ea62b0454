package io.rantwin.harness.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.TemplateCommand;
import io.rantwin.planner.rest.RappCommand;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** When models are trained again, as the planner's chart has it: held against what the planner itself reads. */
class RetrainingValuesTest {
    private static TemplateCommand onErrors(TemplateCommand values) {
        return values.set("retraining.signals[0]", "ERRORS");
    }

    private static List<String> read(UnaryOperator<TemplateCommand> values) throws IOException {
        List<String> arguments = Charts.plannerArguments(Charts.rapp(values));
        new CommandLine(new RappCommand())
                .parseArgs(arguments.subList(1, arguments.size()).toArray(String[]::new));
        return arguments;
    }

    @Test
    void nothingIsTrainedWithoutSignals() throws IOException {
        assertThat(read(values -> values)).noneMatch(each -> each.startsWith("--retrain"));
    }

    @Test
    void thePlannerReadsWhatTheValuesSay() throws IOException {
        assertThat(read(Charts.every("rapp")))
                .containsSequence("--retrain", "ERRORS,TWIN", "--retrain-after", "30min", "--retrain-pause", "2d")
                .containsSequence("--retrain-window", "60d", "--retrain-rows", "500")
                .containsSequence("--retrain-key", "/etc/rantwin/secrets/retrain-key/private.pem", "--retrain-offer");
        assertThat(read(values -> onErrors(values).set("retraining.leastRows", 2_000_000)))
                .containsSequence("--retrain-rows", "2000000")
                .doesNotContain("--retrain-key", "--retrain-offer");
    }

    @Test
    void theKeyIsReadFromItsSecret() throws IOException {
        JsonNode pod = Charts.one(Charts.rapp(Charts.every("rapp")), "Deployment", "try-planner")
                .at("/spec/template/spec");
        assertThat(pod.path("volumes"))
                .anySatisfy(volume ->
                        assertThat(volume.at("/secret/secretName").asText()).isEqualTo("signing"))
                .anySatisfy(volume -> assertThat(volume.path("name").asText()).isEqualTo("retrain-key"));
        assertThat(pod.at("/containers/0/volumeMounts").findValuesAsText("mountPath"))
                .contains("/etc/rantwin/secrets/retrain-key");
    }

    @Test
    void whatThePlannerWouldRefuseTheChartRefuses() {
        refused("a span without a unit", values -> onErrors(values).set("retraining.pause", "10"));
        refused("a span of nothing", values -> onErrors(values).set("retraining.standsFor", "0h"));
        refused("no such signal", values -> values.set("retraining.signals[0]", "MOOD"));
        refused("a signal of no twin", values -> values.set("retraining.signals[0]", "TWIN"));
        refused(
                "offers without a key",
                values -> onErrors(values).set("twin", "twin:50051").set("retraining.offer", true));
        refused(
                "offers to no twin",
                values ->
                        onErrors(values).set("retraining.keySecret", "signing").set("retraining.offer", true));
        refused("a key that signs nothing", values -> values.set("retraining.keySecret", "signing"));
    }

    private static void refused(String why, UnaryOperator<TemplateCommand> values) {
        assertThatThrownBy(() -> Charts.rapp(values))
                .as(why)
                .hasMessageContaining("values don't meet the specifications");
    }
}
