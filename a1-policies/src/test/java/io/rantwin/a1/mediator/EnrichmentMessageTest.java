package io.rantwin.a1.mediator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.mediator.EnrichmentMessage.CreateJob;
import io.rantwin.a1.mediator.EnrichmentMessage.Delivery;
import io.rantwin.a1.mediator.EnrichmentMessage.JobCreated;
import io.rantwin.a1.mediator.EnrichmentMessage.QueryAll;
import io.rantwin.a1.mediator.EnrichmentMessage.Types;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrichmentMessageTest {
    private final BoundedJson json = new BoundedJson(BoundedJson.USUAL_MOST_OCTETS);

    @Test
    void readsBackWhatItWrites() throws A1Exception {
        var types = new Types(List.of("ORAN_UEGeoandVel_5.0.0", "other"));
        assertThat(Types.read(json, types.write())).isEqualTo(types);
        var job = new CreateJob(
                7, JsonNodeFactory.instance.objectNode().put("eiTypeId", "t").put("jobResultUri", "http://x"));
        assertThat(CreateJob.read(json, job.write())).isEqualTo(job);
        assertThat(job.toJson().get("job-id").intValue()).isEqualTo(7);
        assertThat(JobCreated.read(json, new JobCreated(7).write())).isEqualTo(new JobCreated(7));
        var delivery = new Delivery("7", JsonNodeFactory.instance.textNode("data"));
        assertThat(Delivery.read(json, delivery.write())).isEqualTo(delivery);
        assertThat(new QueryAll().write()).asString(UTF_8).isEqualTo("{}");
    }

    @Test
    void readsTheNumberWithAPointThatTheMediatorWrites() throws A1Exception {
        assertThat(JobCreated.read(json, "{\"ei_job_id\": 100.}".getBytes(UTF_8)))
                .isEqualTo(new JobCreated(100));
    }

    @Test
    void takesAJobNumberForText() throws A1Exception {
        assertThat(Delivery.read(json, "{\"ei_job_id\":100,\"payload\":{\"a\":1}}".getBytes(UTF_8))
                        .jobId())
                .isEqualTo("100");
        assertThat(Delivery.readPosted(json, "{\"job\":\"100\",\"payload\":\"x\"}".getBytes(UTF_8)))
                .isEqualTo(new Delivery("100", JsonNodeFactory.instance.textNode("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "[\"\"]", "[\"a\",null]", "5", "\"a\""})
    void refusesTypesThatAreNoTexts(String text) {
        assertThatExceptionOfType(A1Exception.class).isThrownBy(() -> Types.read(json, text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"payload\":1}", "{\"ei_job_id\":{},\"payload\":1}", "{\"ei_job_id\":\"1\"}"})
    void refusesDeliveriesWithoutJobOrPayload(String text) {
        assertThatExceptionOfType(A1Exception.class).isThrownBy(() -> Delivery.read(json, text.getBytes(UTF_8)));
    }
}
