package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.twin.topology.TopologyWriter;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More than thirty ways to ask for something wrong, all over the API, and the answers: status, place, and a sentence that helps. */
class BadRequestsTest {
    private static final String PLAN = """
            {"actor":"ann","reason":"night","plan":{"kind":"energy","network":{"topology":"city.json"},
             "demand":{"file":"loads.csv"},"day":"4h"}}""";

    @TempDir
    private static Path folder;

    private static Api api;

    @BeforeAll
    static void start() throws IOException, InterruptedException, DesiredException, AuditException {
        Files.write(folder.resolve("city.json"), TopologyWriter.write(SmallWorlds.topology(2)));
        StringBuilder csv = new StringBuilder("cell,hour,load_percent\n");
        for (int c = 0; c < 4; c++) {
            csv.append(SmallWorlds.id(c)).append(",0,10\n");
        }
        Files.writeString(folder.resolve("loads.csv"), csv);
        Files.writeString(folder.resolve("few.csv"), "cell,hour,load_percent\n001-01-000000001,0,10\n");
        Files.writeString(folder.resolve("much.csv"), "cell,hour,load_percent\n001-01-000000001,0,140\n");
        api = new Api(folder);
        api.want(Api.wish("taken", 20, 1));
    }

    @AfterAll
    static void stop() throws DesiredException, AuditException {
        api.close();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        POST | /v1/policies | {} | 400 | /policyId | /policyId is missing.
        POST | /v1/policies | WISH "policyId":"a/b" | 400 | /policyId | is no id of a policy
        POST | /v1/policies | WISH "policyTypeId":"ORAN_Coffee_1.0.0" | 400 | /policyTypeId | is no type that is known here; there are
        POST | /v1/policies | WISH "policy":{} | 422 | /policy/scope | This is no policy of ORAN_EnergySaving_3.0.1
        POST | /v1/policies | WISH "policyId":"taken","ricId":"ric2" | 409 | | Policy taken is of type ORAN_EnergySaving_3.0.1 at RIC ric1 for good
        POST | /v1/policies | WISH "policyId":"b","policy":{"scope":{"cellIdList":[{"plmnId":{"mcc":"001","mnc":"01"},"cId":{"ncI":1}}]},"esObjectives":{"esPercentage":10}} | 409 | /policy | RIVAL: cell 001-01-000000001
        DELETE | /v1/policies/none?actor=a&reason=b | | 404 | | Policy none is not known here; GET /v1/policies lists those that are.
        DELETE | /v1/policies/taken | | 400 | actor | actor is missing in the query.
        PUT | /v1/kill-switch | {"isOn":"yes","actor":"a","reason":"b"} | 400 | /isOn | /isOn must be true or false.
        GET | /v1/audit?since=yesterday | | 400 | since | must be a date or an instant such as 2026-11-21T08:00:00Z, not 'yesterday'
        GET | /v1/data/cells/none | | 404 | | Nothing is known of cell none
        GET | /v1/models/none | | 404 | | none
        GET | /v1/sweeps/none | | 404 | | There is no sweep none; GET /v1/sweeps lists them.
        POST | /v1/sweeps | {"plan":{"network":{"topology":"../x"}}} | 400 | /plan/network/topology | must be a file in the planner's folder of plans
        POST | /v1/sweeps | {"plan":{"network":{"topology":"city.json"}}} | 422 | /plan/objective | is missing, and there is no template that has one
        GET | /v1/jobs/none | | 404 | | Job none is not known here; jobs are forgotten when the planner ends
        GET | /v1/plans?stage=asleep | | 400 | stage | stage must be one of [PLANNING, FAILED,
        GET | /v1/plans?limit=0 | | 400 | limit | must be a whole number 1..1000, not '0'
        GET | /v1/plans/none | | 404 | | There is no plan none; GET /v1/plans lists them.
        POST | /v1/plans/none/approval | {"actor":"a","reason":"b"} | 404 | | There is no plan none
        POST | /v1/plans/none/approval | {"actor":"a"} | 400 | /reason | /reason is missing.
        GET | /v1/plans/none/watch?colour=red | | 400 | colour | colour is no parameter here; known are [cursor, limit].
        POST | /v1/plans | {"actor":"a","reason":"b"} | 400 | /plan | /plan is missing.
        POST | /v1/plans | {"actor":"a","reason":"b","plan":{}} | 422 | /plan/kind | is missing; there are energy, load-balancing, coverage, slice-shares
        POST | /v1/plans | PLAN "kind":"tilt" | 422 | /plan/kind | must be one of energy, load-balancing, coverage, slice-shares, not tilt
        POST | /v1/plans | PLAN "kind":"coverage","search":{"mostTiltDegrees":0,"mostPowerReductionDb":0} | 422 | /plan/search/mostTiltDegrees | nothing could be changed
        POST | /v1/plans | PLAN "kind":"load-balancing","search":{"mostOffsetDb":99} | 422 | /plan/search/mostOffsetDb | must be a whole number from 1 to 24, not 99
        POST | /v1/plans | PLAN "kind":"load-balancing","search":{"leaveAlone":["X"]} | 422 | /plan/search/leaveAlone/0 | is no cell of the network: X
        POST | /v1/plans | PLAN "kind":"slice-shares" | 422 | /plan/slices | is missing: what slices were promised, and what traffic they have
        POST | /v1/plans | PLAN "kind":"slice-shares","slices":{"userKbits":{"gold":5000},"traffic":{"file":"x.csv"}} | 422 | /plan/slices/userKbits/gold | is no slice: write SST or SST-SD
        POST | /v1/plans | PLAN "kind":"slice-shares","slices":{"userKbits":{"1":5000}} | 422 | /plan/slices/traffic | is missing: a file, or history to take it from
        POST | /v1/plans | PLAN "kind":"load-balancing","slices":{"userKbits":{"1":5000}} | 422 | /plan/slices | is not known here
        POST | /v1/plans | PLAN "kind":"load-balancing","ricId":"ric1" | 422 | /plan/ricId | is not known here
        POST | /v1/plans | PLAN "colour":"red" | 422 | /plan/colour | is not known here; there are day, dayBeginsAt
        POST | /v1/plans | PLAN "day":"noon" | 422 | /plan/day | must be a length such as 24h or 30min, not noon
        POST | /v1/plans | PLAN "dayBeginsAt":"midnight" | 422 | /plan/dayBeginsAt | must be an instant such as 2026-11-22T00:00:00Z, not midnight
        POST | /v1/plans | PLAN "day":"3s" | 422 | /plan/demand/file | leaves less than a second for a decision
        POST | /v1/plans | PLAN "missingReportsWithin":"1min" | 422 | /plan/missingReportsWithin | must be at least the 3600 s that a report lasts, not 60 s
        POST | /v1/plans | PLAN "network":{} | 422 | /plan/network | must have topology (what rantwin twin topology get prints, or a file of it), snapshot (a file of rantwin twin snapshot), or both
        POST | /v1/plans | PLAN "network":{"topology":"/etc/passwd"} | 422 | /plan/network/topology | must be a file in the planner's folder of plans
        POST | /v1/plans | PLAN "network":{"topology":"none.json"} | 422 | /plan/network/topology | there is no such file
        POST | /v1/plans | PLAN "network":{"snapshot":"city.json"} | 422 | /plan/network/snapshot | is no snapshot
        POST | /v1/plans | PLAN "network":{"topology":"city.json","powerSet":"much"} | 422 | /plan/network/powerSet | must be one of category-1-set-1
        POST | /v1/plans | PLAN "demand":{} | 422 | /plan/demand | must have one of file (CSV with cell,hour,load_percent) and history
        POST | /v1/plans | PLAN "demand":{"file":"much.csv"} | 422 | /plan/demand/file | much.csv: line 2: load_percent must lie between 0 and 100, not 140.
        POST | /v1/plans | PLAN "demand":{"file":"few.csv"} | 422 | /plan/demand/file | Nothing is foreseen of cells 001-01-000000002
        POST | /v1/plans | PLAN "demand":{"history":{"from":"2026-11-01T00:00:00Z"}} | 422 | /plan/demand/history/until | is missing: an instant such as
        POST | /v1/plans | PLAN "demand":{"history":{"from":"2026-11-02T00:00:00Z","until":"2026-11-01T00:00:00Z"}} | 422 | /plan/demand/history/until | must be after from
        POST | /v1/plans | PLAN "gate":{"rails":["load<90"]} | 422 | /plan/gate/rails/0 | 'load<90' is no guard rail; one looks like RRU.PrbTotDl<=85
        POST | /v1/plans | PLAN "gate":{"draws":1} | 422 | /plan/gate/draws | must be a whole number from 2 to 10000, not 1
        POST | /v1/plans | PLAN "gate":{"fidelity":{"cells":{"001-01-000000001":7}}} | 422 | /plan/gate/fidelity/cells/001-01-000000001 | must be a number from 0 to 1, not 7
        POST | /v1/plans | PLAN "search":{"margins":[]} | 422 | /plan/search/margins | must be a list of at least one number from 0 to 10
        POST | /v1/plans | PLAN "search":{"keepOn":["nowhere"]} | 422 | /plan/search/keepOn/0 | is no cell of the network: nowhere
        POST | /v1/plans | PLAN "policyId":"taken" | 409 | | Policy taken is wanted already, by ann: for the test; drop it first, or take another policyId.
        """)
    void anAnswerSaysWhatIsWrongAndWhere(
            String method, String path, String body, int status, String place, String sentence)
            throws IOException, InterruptedException {
        Api.Got got = body == null
                ? api.send(api.request(path).method(method, HttpRequest.BodyPublishers.noBody()))
                : api.send(method, path, written(body));
        assertThat(got.status()).as("%s", got.body()).isEqualTo(status);
        if (place == null) {
            assertThat(got.body().path("detail").asText()).contains(sentence);
            return;
        }
        assertThat(Api.texts(got.body().path("errors"), "pointer"))
                .as("%s", got.body())
                .contains(place);
        String there = "";
        for (JsonNode error : got.body().path("errors")) {
            there += error.path("pointer").asText().equals(place)
                    ? place + " " + error.path("detail").asText() + ". "
                    : "";
        }
        assertThat(there + got.body().path("detail").asText()).contains(sentence);
    }

    /** PLAN and WISH stand for an order that would be taken, with some members otherwise. */
    private static String written(String body) throws IOException {
        if (body.startsWith("PLAN ")) {
            JsonNode order = Document.JSON.readTree(PLAN);
            ((ObjectNode) order.get("plan"))
                    .setAll((ObjectNode) Document.JSON.readTree("{" + body.substring("PLAN ".length()) + "}"));
            return order.toString();
        }
        if (body.startsWith("WISH ")) {
            return Api.wish("a", 20, 2)
                    .setAll((ObjectNode) Document.JSON.readTree("{" + body.substring("WISH ".length()) + "}"))
                    .toString();
        }
        return body;
    }
}
