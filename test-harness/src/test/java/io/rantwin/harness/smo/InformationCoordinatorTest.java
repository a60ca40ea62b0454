package io.rantwin.harness.smo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders as consumers place them, and what they leave of a report. */
class InformationCoordinatorTest {
    private static final String ORDER = "{'info_type_id':'PmDataOverKafka','job_owner':'o','job_result_uri':'',"
            + "'job_definition':{'filter':{'measTypeSpecs':[{'measuredObjClass':'NRCellDU','measTypes':['RRU.PrbTotDl']}]},"
            + "'deliveryInfo':{'topic':'t'}}}";

    private static HttpResponse<String> ask(HttpClient client, int port, String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/data-consumer/v1" + path))
                        .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void ordersArePlacedChangedAskedForAndEnded() throws IOException, InterruptedException {
        List<String> told = new ArrayList<>();
        try (InformationCoordinator coordinator =
                        InformationCoordinator.start("127.0.0.1", 0, job -> told.add(job.topic()));
                HttpClient client = HttpClient.newHttpClient()) {
            int port = coordinator.port();
            assertThat(ask(client, port, "GET", "/info-types", "").body()).isEqualTo("[\"PmDataOverKafka\"]");
            assertThat(ask(client, port, "GET", "/info-types/PmData", "").statusCode())
                    .isEqualTo(404);
            assertThat(ask(client, port, "PUT", "/info-jobs/j", ORDER).statusCode())
                    .isEqualTo(201);
            assertThat(ask(client, port, "PUT", "/info-jobs/j", ORDER).statusCode())
                    .isEqualTo(200);
            assertThat(told).containsExactly("t", "t");
            assertThat(ask(client, port, "GET", "/info-jobs/j/status", "").body())
                    .contains("ENABLED");
            assertThat(ask(client, port, "GET", "/info-jobs?owner=x", "").body())
                    .isEqualTo("[]");
            assertThat(ask(client, port, "PUT", "/info-jobs/k", ORDER.replace("topic", "tropic"))
                            .body())
                    .contains("/job_definition/deliveryInfo/tropic is not known");
            assertThat(ask(client, port, "DELETE", "/info-jobs/j", "").statusCode())
                    .isEqualTo(204);
            assertThat(ask(client, port, "GET", "/info-jobs/j", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void typesAreNumberedAnewInWhatIsLeft() throws BadRequestException {
        PmJob job =
                PmJob.read("j", JsonInput.parse(ORDER.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 1 << 20));
        JsonNode left = ReportFilter.apply(Reports.quarter("n", 7, 2), List.of(job.filter()));

        assertThat(left).isNotNull();
        JsonNode info = Reports.firstInfo(left);
        assertThat(info.at("/measTypes/sMeasTypesList").toString()).isEqualTo("[\"RRU.PrbTotDl\"]");
        assertThat(info.at("/measValuesList/1/measResults").toString()).isEqualTo("[{\"p\":1,\"sValue\":\"7\"}]");
        assertThat(ReportFilter.apply(
                        Reports.quarter("n", 7, 2),
                        List.of(new PmJob.Filter(List.of("m"), List.of(), List.of(), List.of(), null, null))))
                .isNull();
    }
}
