package io.rantwin.xapp.subscription.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.per.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubscriptionJsonTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void octetsAreArraysOfUnsignedNumbers() {
        var params = new SubscriptionParams(
                "id-1",
                new ClientEndpoint("service-ricxapp-twin-http.ricxapp", 8080, 4560),
                "gnb_001",
                2,
                new E2SubscriptionDirectives(2, 1, true),
                List.of(new SubscriptionDetail(
                        12345,
                        Octets.ofHex("0803e7"),
                        List.of(
                                ActionToBeSetup.report(1, Octets.ofHex("00ff80")),
                                new ActionToBeSetup(
                                        2, ActionType.INSERT, null, new SubsequentAction(true, TimeToWait.SECONDS_1)),
                                new ActionToBeSetup(3, ActionType.POLICY, Octets.EMPTY, null)))));
        assertThat(new String(SubscriptionJson.write(params), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"SubscriptionId\":\"id-1\",\"ClientEndpoint\":{\"Host\":\"service-ricxapp-twin-http.ricxapp\","
                                + "\"HTTPPort\":8080,\"RMRPort\":4560},\"Meid\":\"gnb_001\",\"RANFunctionID\":2,"
                                + "\"E2SubscriptionDirectives\":{\"E2TimeoutTimerValue\":2,\"E2RetryCount\":1,\"RMRRoutingNeeded\":true},"
                                + "\"SubscriptionDetails\":[{\"XappEventInstanceId\":12345,\"EventTriggers\":[8,3,231],"
                                + "\"ActionToBeSetupList\":[{\"ActionID\":1,\"ActionType\":\"report\",\"ActionDefinition\":[0,255,128],"
                                + "\"SubsequentAction\":{\"SubsequentActionType\":\"continue\",\"TimeToWait\":\"w10ms\"}},"
                                + "{\"ActionID\":2,\"ActionType\":\"insert\",\"SubsequentAction\":{\"SubsequentActionType\":\"wait\","
                                + "\"TimeToWait\":\"w1s\"}},{\"ActionID\":3,\"ActionType\":\"policy\",\"ActionDefinition\":[]}]}]}");
        assertThat(params.clientEndpoint().rmrEndpoint()).isEqualTo("service-ricxapp-twin-rmr.ricxapp:4560");
    }

    @Test
    void readsACallbackWithAndWithoutItsOptionalMembers() throws SubscriptionFormatException {
        SubscriptionResponse read = SubscriptionJson.readResponse(utf8("""
                {"SubscriptionId":"x","new":{},"SubscriptionInstances":[
                  {"XappEventInstanceId":7,"E2EventInstanceId":9,"ErrorCause":null},
                  {"XappEventInstanceId":8,"E2EventInstanceId":0,"ErrorCause":"c","ErrorSource":"E2Node","TimeoutType":"E2-Timeout"}]}
                """));
        assertThat(read)
                .isEqualTo(new SubscriptionResponse(
                        "x",
                        List.of(
                                new SubscriptionInstance(7, 9, "", "", ""),
                                new SubscriptionInstance(8, 0, "c", "E2Node", "E2-Timeout"))));
        assertThat(read.instances().get(1).error()).isEqualTo("E2Node: c, E2-Timeout");
        assertThat(SubscriptionJson.readResponse(utf8("{\"SubscriptionId\":\"x\",\"SubscriptionInstances\":null}"))
                        .instances())
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertThatThrownBy(() -> SubscriptionJson.readResponse(
                        utf8("{\"SubscriptionId\":\"x\",\"SubscriptionInstances\":[{\"XappEventInstanceId\":-4}]}")))
                .isInstanceOf(SubscriptionFormatException.class)
                .hasMessage("SubscriptionInstances[0].XappEventInstanceId must be a number 0..65535, found -4");
        for (String bad : List.of(
                "",
                "null",
                "[]",
                "7",
                "<html></html>",
                "{",
                "{}",
                "{\"SubscriptionId\":\"\"}",
                "{\"SubscriptionId\":{}}",
                "{\"SubscriptionId\":\"x\",\"SubscriptionInstances\":{}}",
                "{\"SubscriptionId\":\"x\",\"SubscriptionInstances\":[7]}",
                "{\"SubscriptionId\":\"x\",\"SubscriptionInstances\":[{\"XappEventInstanceId\":1e3}]}",
                "{\"SubscriptionId\":\"x\",\"SubscriptionInstances\":[{\"XappEventInstanceId\":1,\"E2EventInstanceId\":65536}]}",
                "{\"SubscriptionId\":\"" + "x".repeat(300) + "\"}",
                "[".repeat(5_000))) {
            assertThatThrownBy(() -> SubscriptionJson.readResponse(utf8(bad)))
                    .as(bad)
                    .isInstanceOf(SubscriptionFormatException.class);
        }
    }

    @Test
    void readsLists() throws SubscriptionFormatException {
        assertThat(SubscriptionJson.readList(
                        utf8("[{\"SubscriptionId\":3,\"Meid\":\"gnb\",\"ClientEndpoint\":[\"h:1\",\"h:2\"]},"
                                + "{\"SubscriptionId\":4,\"Meid\":\"gnb\",\"ClientEndpoint\":null}]")))
                .containsExactly(
                        new ListedSubscription(3, "gnb", List.of("h:1", "h:2")),
                        new ListedSubscription(4, "gnb", List.of()));
        assertThat(SubscriptionJson.readList(utf8("null"))).isEmpty();
        assertThatThrownBy(() -> SubscriptionJson.readList(utf8("[7]")))
                .isInstanceOf(SubscriptionFormatException.class);
        assertThat(
                        SubscriptionJson.readOfHost(
                                utf8(
                                        "{\"a\":{\"Created\":\"now\",\"Meid\":\"gnb\",\"InstanceIds\":[1,2]},\"b\":{\"Meid\":\"\",\"InstanceIds\":null}}")))
                .containsExactlyInAnyOrder(
                        new RestSubscription("a", "gnb", List.of(1, 2)), new RestSubscription("b", "", List.of()));
    }

    @Test
    void garbageIsRefusedAndNothingElse() {
        var random = new Random(11);
        byte[] good = utf8(
                "{\"SubscriptionId\":\"x\",\"SubscriptionInstances\":[{\"XappEventInstanceId\":1,\"E2EventInstanceId\":5}]}");
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                SubscriptionJson.readResponse(bytes);
                read++;
            } catch (SubscriptionFormatException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(read).isBetween(1, 19_999);
    }
}
