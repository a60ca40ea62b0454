package io.rantwin.harness.ric.pms;

import static io.rantwin.harness.ric.pms.PmsRun.V2;
import static io.rantwin.harness.ric.pms.PmsRun.V3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service does what the real one was seen doing, quirks included. */
class PmsTest {
    private final PmsRun run = new PmsRun();

    @AfterEach
    void close() {
        run.close();
    }

    private static String v2(String id, String ric, int threshold) {
        return "{'ric_id':'%s','policy_id':'%s','policytype_id':'20008','service_id':'rapp','transient':false,"
                        .formatted(ric, id)
                + "'policy_data':{'threshold':" + threshold + "},'status_notification_uri':''}";
    }

    private static String v3(String id, int threshold) {
        return "{'nearRtRicId':'ric1','policyId':'%s','policyTypeId':'20008','serviceId':'rapp','policyObject':{'threshold':%d}}"
                .formatted(id, threshold);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @Test
    void showsRicsAndTypes() {
        assertThat(run.get("/status")).isEqualTo("success");
        assertThat(run.get(V2 + "/rics"))
                .isEqualTo(
                        json(
                                "{'rics':[{'ric_id':'ric1','managed_element_ids':[],'state':'AVAILABLE','policytype_ids':['20008']},"
                                        + "{'ric_id':'ric2','managed_element_ids':[],'state':'AVAILABLE','policytype_ids':[]}]}"));
        assertThat(run.get(V3 + "/rics/ric1"))
                .isEqualTo(
                        json("{'ricId':'ric1','managedElementIds':[],'state':'AVAILABLE','policyTypeIds':['20008']}"));
        assertThat(run.get(V3 + "/policy-types")).isEqualTo(json("[{'policyTypeId':'20008','nearRtRicId':'ric1'}]"));
        assertThat(run.get(V2 + "/policy-types/20008")).startsWith(json("{'policy_schema':{"));
        assertThat(run.status("GET", V2 + "/rics/ric?ric_id=a&managed_element_id=b", ""))
                .isEqualTo(400);
        assertThat(run.status("GET", V2 + "/policy-types?compatible_with_version=1.0.0", ""))
                .isEqualTo(400);
    }

    @Test
    void carriesPoliciesOfVersion2() {
        assertThat(run.status("PUT", V2 + "/policies", v2("p1", "ric1", 1))).isEqualTo(201);
        assertThat(run.status("PUT", V2 + "/policies", v2("p1", "ric1", 2))).isEqualTo(200);
        assertThat(run.get(V2 + "/policies?service_id=rapp")).isEqualTo(json("{'policy_ids':['p1']}"));
        assertThat(run.get(V2 + "/policies/p1")).contains(json("'policy_data':{'threshold':2}"));
        assertThat(run.get(V2 + "/policies/p1/status"))
                .contains(json("'status':{'enforceStatus':'NOT_ENFORCED','enforceReason':'OTHER_REASON'}"));
        assertThat(run.atFirstRic()).isEqualTo(json("['p1']"));
        assertThat(run.status("DELETE", V2 + "/policies/p1", "")).isEqualTo(204);
        assertThat(run.atFirstRic()).isEqualTo("[]");
        assertThat(run.status("DELETE", V2 + "/policies/p1", "")).isEqualTo(404);
    }

    @Test
    void carriesPoliciesOfVersion3() {
        HttpResponse<String> posted = run.ask("POST", V3 + "/policies", v3("p1", 1));
        assertThat(posted.statusCode()).isEqualTo(201);
        assertThat(posted.headers().firstValue("Location")).hasValue(V3 + "/policies/p1");
        assertThat(run.status("POST", V3 + "/policies", v3("p1", 1))).isEqualTo(409);
        assertThat(run.get(V3 + "/policies?serviceId=rapp"))
                .isEqualTo(json("[{'policyId':'p1','nearRtRicId':'ric1'}]"));
        assertThat(run.status("PUT", V3 + "/policies/p1", "{'threshold':3}")).isEqualTo(200);
        assertThat(run.get(V3 + "/policies/p1")).isEqualTo(json("{'threshold':3}"));
        assertThat(run.get(V3 + "/policies?serviceId=rapp"))
                .as("a PUT of version 3 loses the service id")
                .isEqualTo("[]");
        assertThat(run.status("GET", V2 + "/policies", ""))
                .as("version 2 cannot show what version 3 wrote")
                .isEqualTo(500);
        assertThat(run.status("DELETE", V3 + "/policies/p1", "")).isEqualTo(204);
    }

    @Test
    void makesUpAnIdThatIsInTheLocationOnly() {
        HttpResponse<String> posted = run.ask(
                "POST",
                V3 + "/policies",
                "{'nearRtRicId':'ric1','policyTypeId':'20008','policyObject':{'threshold':1}}");
        assertThat(posted.body()).contains(json("'policyId':null"));
        String id = posted.headers().firstValue("Location").orElseThrow().replace(V3 + "/policies/", "");
        assertThat(run.atFirstRic()).isEqualTo(json("['" + id + "']"));
    }

    @Test
    void answersErrorsAsItsVersionsDo() {
        assertThat(run.status("PUT", V2 + "/policies", v2("p", "nowhere", 1))).isEqualTo(404);
        assertThat(run.status("PUT", V2 + "/policies", v2("p", "ric2", 1)))
                .as("a type that this RIC does not offer")
                .isEqualTo(404);
        assertThat(run.status("POST", V3 + "/policies", v3("p", 1).replace("ric1", "ric2")))
                .isEqualTo(400);
        assertThat(run.status("PUT", V2 + "/policies", v2("p", "ric1", -1)))
                .as("the RIC's own word comes through")
                .isEqualTo(400);
        assertThat(run.status("POST", V3 + "/policies", v3("p", -1))).isEqualTo(500);
        assertThat(run.status("PUT", V2 + "/policies", "{")).isEqualTo(400);
        assertThat(run.status("PUT", V2 + "/services/nobody/keepalive", "")).isEqualTo(404);
        HttpResponse<String> unknown = run.ask("GET", V3 + "/policies/none", "");
        assertThat(unknown.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(unknown.body()).contains(json("'status':404")).contains("Exception: ");
    }

    @Test
    void makesTheRicEqualToItsStore() {
        run.status("PUT", V2 + "/policies", v2("p1", "ric1", 1));
        run.putAtFirstRic("stranger");
        run.first.forgetPolicies();
        run.putAtFirstRic("stranger");
        run.status("PUT", V2 + "/policies", v2("t1", "ric1", 1).replace("false", "true"));

        run.pms.look();

        assertThat(run.atFirstRic()).isEqualTo(json("['p1']"));
        assertThat(run.status("GET", V2 + "/policies/t1", "")).isEqualTo(404);
    }

    @Test
    void deletesWhatItHasForgotten() {
        run.status("PUT", V2 + "/policies", v2("p1", "ric1", 1));

        run.pms.forgetPolicies();

        assertThat(run.status("PUT", V2 + "/policies", v2("p2", "ric1", 1)))
                .as("not before it has looked at the RIC")
                .isEqualTo(423);
        run.pms.look();
        assertThat(run.atFirstRic()).isEqualTo("[]");
        assertThat(run.status("PUT", V2 + "/policies", v2("p2", "ric1", 1))).isEqualTo(201);
    }

    @Test
    void dropsServicesThatAreSilentWithTheirPolicies() {
        String service = "{'serviceId':'rapp','keepAliveIntervalSeconds':30,'callbackUrl':''}";
        assertThat(run.status("PUT", V3 + "/services", service)).isEqualTo(201);
        assertThat(run.status("PUT", V3 + "/services", service)).isEqualTo(200);
        run.status("POST", V3 + "/policies", v3("p1", 1));
        run.pass(Duration.ofSeconds(20));
        assertThat(run.status("PUT", V3 + "/services/rapp/keepalive", "")).isEqualTo(200);
        run.pass(Duration.ofSeconds(20));
        run.pms.look();
        assertThat(run.get(V3 + "/services")).contains(json("'timeSinceLastActivitySeconds':20"));

        run.pass(Duration.ofSeconds(20));
        run.pms.look();

        assertThat(run.get(V3 + "/services")).isEqualTo(json("{'serviceList':[]}"));
        assertThat(run.atFirstRic()).isEqualTo("[]");
    }

    @Test
    void tellsServicesThatARicIsThereAgain() {
        run.status(
                "PUT",
                V3 + "/services",
                "{'serviceId':'rapp','keepAliveIntervalSeconds':0,'callbackUrl':'http://127.0.0.1:" + run.port()
                        + "/called-back'}");
        run.status("PUT", V2 + "/policies", v2("p1", "ric1", 1));
        run.first.forgetPolicies();

        run.pms.look();

        await().until(() -> run.callbacks.contains(json("{'ric_id':'ric1','event_type':'AVAILABLE'}")));
    }

    @Test
    void forgetsAPolicyThatTheRicDoesNotDeleteInVersion2AndKeepsItInVersion3() {
        run.status("PUT", V2 + "/policies", v2("p2", "ric1", 1));
        run.status("POST", V3 + "/policies", v3("p3", 1));
        run.first.storeDown(true);

        assertThat(run.status("DELETE", V2 + "/policies/p2", "")).isEqualTo(503);
        assertThat(run.status("DELETE", V3 + "/policies/p3", "")).isEqualTo(500);
        assertThat(run.status("GET", V3 + "/policies/p2", "")).isEqualTo(404);
        assertThat(run.status("GET", V3 + "/policies/p3", "")).isEqualTo(200);
        assertThat(run.status("GET", V3 + "/policies/p3/status", "")).isEqualTo(500);
    }

    @Test
    void handsPoliciesOnAsOftenAsTheFaultSays() {
        run.fault.set((octets, onward) -> {
            onward.accept(octets);
            onward.accept(octets);
        });
        assertThat(run.status("POST", V3 + "/policies", v3("p1", 1))).isEqualTo(201);
        run.fault.set((_, _) -> {});
        assertThat(run.status("POST", V3 + "/policies", v3("p2", 1))).isEqualTo(500);
        assertThat(run.atFirstRic()).isEqualTo(json("['p1']"));
    }

    @Test
    void refusesToMoveAPolicyToAnotherRic() {
        run.status("PUT", V2 + "/policies", v2("p1", "ric1", 1));
        run.offerAtSecondRic();
        assertThat(run.status("PUT", V2 + "/policies", v2("p1", "ric2", 1))).isEqualTo(409);
    }
}
