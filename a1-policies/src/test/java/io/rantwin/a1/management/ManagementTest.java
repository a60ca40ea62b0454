package io.rantwin.a1.management;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.ap.PolicyStatus.EnforceReason;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.management.PolicySubscription.Notification;
import io.rantwin.a1.management.PolicySubscription.StateOfPolicy;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Bodies as the service of O-RAN SC has them. */
class ManagementTest {
    private static final BoundedJson JSON = new BoundedJson(BoundedJson.USUAL_MOST_OCTETS);
    private final ManagementReader v2 = new ManagementReader(ManagementVersion.V2, JSON);
    private final ManagementReader v3 = new ManagementReader(ManagementVersion.V3, JSON);
    private final ManagementWriter writeV2 = new ManagementWriter(ManagementVersion.V2);
    private final ManagementWriter writeV3 = new ManagementWriter(ManagementVersion.V3);

    private static byte[] body(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    private static JsonNode json(String text) throws A1Exception {
        return JSON.read(body(text));
    }

    @Test
    void rics() throws A1Exception {
        var ric = new Ric("ric1", List.of("kista_1"), Ric.State.AVAILABLE, List.of("ORAN_QoSTarget_2.0.0"));
        String two = "{'rics':[{'ric_id':'ric1','managed_element_ids':['kista_1'],'state':'AVAILABLE',"
                + "'policytype_ids':['ORAN_QoSTarget_2.0.0']}]}";
        String three = "{'rics':[{'ricId':'ric1','managedElementIds':['kista_1'],'state':'AVAILABLE',"
                + "'policyTypeIds':['ORAN_QoSTarget_2.0.0']}]}";
        assertThat(v2.rics(body(two))).containsExactly(ric);
        assertThat(v3.rics(body(three))).containsExactly(ric);
        assertThat(writeV2.rics(List.of(ric))).isEqualTo(json(two));
        assertThat(writeV3.rics(List.of(ric))).isEqualTo(json(three));
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> v2.ric(body("{'ric_id':'r','state':'ASLEEP'}")))
                .withMessage("/state: not a state of a RIC");
    }

    @Test
    void policyTypes() throws A1Exception {
        assertThat(v2.policyTypes(body("{'policytype_ids':['a','b']}")))
                .containsExactly(new PolicyTypeOffer("a", ""), new PolicyTypeOffer("b", ""));
        String three = "[{'policyTypeId':'a','nearRtRicId':'r1'},{'policyTypeId':'a','nearRtRicId':'r2'}]";
        var offers = List.of(new PolicyTypeOffer("a", "r1"), new PolicyTypeOffer("a", "r2"));
        assertThat(v3.policyTypes(body(three))).isEqualTo(offers);
        assertThat(writeV3.policyTypes(offers)).isEqualTo(json(three));
        assertThat(writeV2.policyTypes(offers)).isEqualTo(json("{'policytype_ids':['a']}"));
        var type = v3.policyType(body("{'policySchema':{'type':'object'},'statusSchema':null}"));
        assertThat(type.statusSchema()).isNull();
        assertThat(writeV3.policyType(type)).isEqualTo(json("{'policySchema':{'type':'object'},'statusSchema':null}"));
        assertThat(writeV2.policyType(type)).isEqualTo(json("{'policy_schema':{'type':'object'}}"));
        assertThat(v2.policyType(body("{'policy_schema':{'type':'object'}}"))).isEqualTo(type);
    }

    @Test
    void policies() throws A1Exception {
        var object = (ObjectNode) json("{'threshold':1}");
        String two = "{'ric_id':'ric1','policy_id':'p','policytype_id':'20008','service_id':'rt','transient':true,"
                + "'policy_data':{'threshold':1},'status_notification_uri':'http://h/x'}";
        var policy = new ManagedPolicy("p", "ric1", "20008", object, "rt", true, "http://h/x");
        assertThat(v2.policy(body(two))).isEqualTo(policy);
        assertThat(writeV2.policy(policy)).isEqualTo(json(two));
        assertThat(v2.policyInstances(body("{'policies':[" + two + "]}"))).containsExactly(policy);
        assertThat(writeV2.policyInstances(List.of(policy))).isEqualTo(json("{'policies':[" + two + "]}"));
        String three = "{'nearRtRicId':'ric1','policyTypeId':'20008','policyObject':{'threshold':1}}";
        var nameless = new ManagedPolicy(null, "ric1", "20008", object, "", false, null);
        assertThat(v3.policy(body(three))).isEqualTo(nameless);
        assertThat(v3.policy(body(writeV3.policy(nameless).toString()))).isEqualTo(nameless);
        assertThat(writeV3.policy(policy).has("status_notification_uri")).isFalse();
        assertThat(v2.policies(body("{'policy_ids':['p']}"))).containsExactly(new PolicyReference("p", ""));
        String list = "[{'policyId':'p','nearRtRicId':'r'}]";
        assertThat(v3.policies(body(list))).containsExactly(new PolicyReference("p", "r"));
        assertThat(writeV3.policies(List.of(new PolicyReference("p", "r")))).isEqualTo(json(list));
        assertThat(writeV2.policies(List.of(new PolicyReference("p", "r")))).isEqualTo(json("{'policy_ids':['p']}"));
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> v3.policies(body("{'policy_ids':[]}")))
                .withMessage("the whole text: an object where an array is expected");
    }

    @Test
    void statusOfAPolicyMayBeEmptyWhenTheRicIsInTrouble() throws A1Exception {
        String two = "{'last_modified':'2026-11-21T10:00:00Z','status':{'enforceStatus':'ENFORCED'}}";
        var state = new PolicyState("2026-11-21T10:00:00Z", PolicyStatus.ENFORCED);
        assertThat(v2.policyState(body(two))).isEqualTo(state);
        assertThat(writeV2.policyState(state)).isEqualTo(json(two));
        assertThat(v2.policyState(body("{'last_modified':'t','status':{}}"))).isEqualTo(new PolicyState("t", null));
        String three = "{'enforceStatus':'NOT_ENFORCED','enforceReason':'OTHER_REASON'}";
        var refused = new PolicyState(null, PolicyStatus.notEnforced(EnforceReason.OTHER_REASON));
        assertThat(v3.policyState(body(three))).isEqualTo(refused);
        assertThat(writeV3.policyState(refused)).isEqualTo(json(three));
    }

    @Test
    void services() throws A1Exception {
        var asked = new RegisteredService("rt", 60, "http://h/cb", null);
        String two = "{'service_id':'rt','keep_alive_interval_seconds':60,'callback_url':'http://h/cb'}";
        assertThat(json(writeV2.service(asked).toString())).isEqualTo(json(two));
        assertThat(v2.service(body(two))).isEqualTo(asked);
        String three = "{'serviceList':[{'serviceId':'rt','keepAliveIntervalSeconds':60,"
                + "'timeSinceLastActivitySeconds':7,'callbackUrl':'http://h/cb'}]}";
        var listed = new RegisteredService("rt", 60, "http://h/cb", 7L);
        assertThat(v3.services(body(three))).containsExactly(listed);
        assertThat(json(writeV3.services(List.of(listed)).toString())).isEqualTo(json(three));
        assertThat(v2.services(body(
                        "{'service_list':[{'service_id':'rt','keep_alive_interval_seconds':0,'callback_url':''}]}")))
                .containsExactly(new RegisteredService("rt", 0, "", null));
    }

    @Test
    void callbacksAndSubscriptions() throws A1Exception {
        String event = "{'ric_id':'ric1','event_type':'AVAILABLE'}";
        assertThat(RicEvent.read(JSON, body(event)).toJson()).isEqualTo(json(event));
        String subscription = "{'subscriptionScope':'OWN','notificationDestination':'http://h/n','policyIdList':['p']}";
        var read = PolicySubscription.read(JSON, body(subscription));
        assertThat(read.toJson()).isEqualTo(json(subscription));
        assertThat(read.ricIds()).isEmpty();
        String notification = "{'subscriptionId':'s','policyStates':[{'policyId':'p','policyStatusObject':"
                + "{'enforceStatus':'ENFORCED'}}]}";
        assertThat(Notification.read(JSON, body(notification)))
                .isEqualTo(new Notification("s", List.of(new StateOfPolicy("p", PolicyStatus.ENFORCED))));
        assertThat(Notification.read(JSON, body(notification)).toJson()).isEqualTo(json(notification));
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> PolicySubscription.read(JSON, body("{'subscriptionScope':'MINE'}")));
    }

    @Test
    void errorsComeInTwoForms() throws A1Exception {
        var problem = v2.problem(body("{'type':'about:blank','status':404,'detail':'no such policy'}"));
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.detail()).isEqualTo("no such policy");
        var other = v3.problem(
                body("{'timestamp':'t','path':'/x','status':405,'error':'Method Not Allowed','requestId':'1'}"));
        assertThat(other.title()).isEqualTo("Method Not Allowed");
        assertThat(other.detail()).isEqualTo("/x");
    }

    @Test
    void idsAreEncodedInPaths() {
        assertThat(writeV2.policyPath("a b/c")).isEqualTo("/a1-policy/v2/policies/a%20b%2Fc");
        assertThat(writeV3.policyStatusPath("p")).isEqualTo("/a1-policy-management/v1/policies/p/status");
        assertThat(writeV2.ricPath("r&1")).isEqualTo("/a1-policy/v2/rics/ric?ric_id=r%261");
        assertThat(writeV3.ricPath("r")).isEqualTo("/a1-policy-management/v1/rics/r");
        assertThat(writeV3.servicePath("s")).isEqualTo("/a1-policy-management/v1/services/s");
        assertThat(writeV3.policyTypePath("20008")).isEqualTo("/a1-policy-management/v1/policy-types/20008");
    }

    @Property(tries = 300, seed = "1")
    void otherOctetsAreRefusedWithAReason(@ForAll byte[] octets) {
        for (ManagementReader reader : List.of(v2, v3)) {
            assertThatExceptionOfType(A1Exception.class).isThrownBy(() -> reader.rics(octets));
            assertThatExceptionOfType(A1Exception.class).isThrownBy(() -> reader.policies(octets));
            assertThatExceptionOfType(A1Exception.class).isThrownBy(() -> reader.policyState(octets));
            assertThatExceptionOfType(A1Exception.class).isThrownBy(() -> reader.services(octets));
        }
    }
}
