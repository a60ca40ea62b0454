package io.rantwin.xapp.rmr;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.xapp.rmr.RouteTable.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTableReaderTest {
    private final RouteTableReader reader = new RouteTableReader(Set.of("me:4560", "10.0.0.9:4560"), 50_000);

    private List<TableOutcome> push(String... lines) {
        return reader.read(String.join("\n", lines) + "\n", false);
    }

    private String route(int subscriptionId, int type) {
        return switch (reader.active().route(subscriptionId, type)) {
            case null -> "none";
            case Route.OwnerOfManagedElement _ -> "%meid";
            case Route.Groups groups -> groups.groups().toString();
        };
    }

    @Test
    void aTableIsInForceWhenItHasEndedAndNotBefore() {
        assertThat(push("newrt|start|t1", "mse|12050|5|a:1", "rte|12040|b:2,c:3|-1"))
                .isEmpty();
        assertThat(route(5, 12050)).isEqualTo("none");

        assertThat(push("newrt|end|2")).containsExactly(new TableOutcome.RoutesActive("t1", 2));
        assertThat(route(5, 12050)).isEqualTo("[[a:1]]");
        assertThat(route(-1, 12040)).isEqualTo("[[b:2, c:3]]");
    }

    @Test
    void theExactKeyComesFirstThenTheTypeAlone() {
        push("newrt|start", "mse|12041|-1|shared:1", "mse|12041|7|own:1", "newrt|end");

        assertThat(route(7, 12041)).isEqualTo("[[own:1]]");
        assertThat(route(8, 12041)).isEqualTo("[[shared:1]]");
        assertThat(route(-1, 12041)).isEqualTo("[[shared:1]]");
        assertThat(route(8, 12042)).isEqualTo("none");
    }

    @Test
    void semicolonsMakeGroupsCommasMakeTurns() {
        push("newrt|start", "mse|30000|-1|a:1,b:1;c:1", "newrt|end");

        assertThat(route(-1, 30000)).isEqualTo("[[a:1, b:1], [c:1]]");
    }

    @Test
    void aLaterRecordReplacesAnEarlierOne() {
        push("newrt|start", "mse|12041|-1|first:1", "mse|12041|-1|second:1", "newrt|end");

        assertThat(route(-1, 12041)).isEqualTo("[[second:1]]");
    }

    @Test
    void recordsOfOtherSendersAndTheOwnAddressAreLeftOut() {
        push(
                "newrt|start",
                "mse|1,other:4560|-1|x:1",
                "mse|2,other:4560,me:4560|-1|x:1",
                "mse|3,10.0.0.9:4560|-1|x:1",
                "mse|4|-1|me:4560,x:1",
                "mse|5|-1|me:4560",
                "newrt|end|5");

        assertThat(route(-1, 1)).isEqualTo("none");
        assertThat(route(-1, 2)).isEqualTo("[[x:1]]");
        assertThat(route(-1, 3)).isEqualTo("[[x:1]]");
        assertThat(route(-1, 4)).isEqualTo("[[x:1]]");
        assertThat(route(-1, 5)).isEqualTo("none");
    }

    @Test
    void anUpdateAddsReplacesAndRemoves() {
        push("newrt|start|t1", "mse|1|-1|a:1", "mse|2|-1|a:1", "mse|3|-1|a:1", "newrt|end");

        assertThat(push("updatert|start|u1", "mse|2|-1|b:1", "mse|4|9|c:1", "del|3|-1", "updatert|end|3"))
                .containsExactly(new TableOutcome.RoutesActive("u1", 3));
        assertThat(List.of(route(-1, 1), route(-1, 2), route(-1, 3), route(9, 4)))
                .containsExactly("[[a:1]]", "[[b:1]]", "none", "[[c:1]]");
    }

    @Test
    void anUpdateBeforeAnyPushedTableIsIgnoredWithoutAWord() {
        assertThat(reader.read("newrt|start\nmse|1|-1|a:1\nnewrt|end\n", true)).hasSize(1);

        assertThat(push("updatert|start|u1", "mse|2|-1|b:1", "updatert|end|1")).isEmpty();
        assertThat(route(-1, 1)).isEqualTo("[[a:1]]");
        assertThat(route(-1, 2)).isEqualTo("none");
    }

    @Test
    void aWrongCountDropsTheTableAndKeepsTheOldOne() {
        push("newrt|start|t1", "mse|1|-1|a:1", "newrt|end");

        assertThat(push("newrt|start|tbl-0", "mse|1|-1|b:1", "newrt|end|5"))
                .containsExactly(new TableOutcome.Refused("tbl-0", "missing table records: expected 5 got 1"));
        assertThat(route(-1, 1)).isEqualTo("[[a:1]]");
    }

    @Test
    void aTableThatBeginsInsideAnotherIsRefusedAndBothAreGone() {
        assertThat(push("newrt|start|t1", "mse|1|-1|a:1", "newrt|start|t2"))
                .containsExactly(new TableOutcome.Refused("t2", "table not complete"));
        assertThat(push("newrt|end")).isEmpty();
        assertThat(route(-1, 1)).isEqualTo("none");
    }

    @Test
    void managedElementsHaveOwnersThatSurviveANewTable() {
        push("newrt|start", "mse|12040|-1|%meid", "newrt|end");
        push("meid_map|start|m1", "mme_ar|e2term:38000|gnb_1 gnb_2", "mme_ar|other:38000|gnb_3", "meid_map|end|2");
        push("meid_map|start", "mme_del|gnb_2", "meid_map|end|1");
        push("newrt|start", "mse|12040|-1|%meid", "newrt|end");

        assertThat(route(-1, 12040)).isEqualTo("%meid");
        assertThat(reader.active().owner("gnb_1")).isEqualTo(new RmrAddress("e2term", 38000));
        assertThat(reader.active().owner("gnb_2")).isNull();
        assertThat(reader.active().owner("gnb_3")).isEqualTo(new RmrAddress("other", 38000));
    }

    @Test
    void commentsBlanksAndZeroOctetsAreNoRecords() {
        assertThat(push("# a file", "", "  newrt | start # begins", "\tmse|1|-1| a:1 , b:2 \r", "newrt|end\0"))
                .containsExactly(new TableOutcome.RoutesActive("", 1));
        assertThat(route(-1, 1)).isEqualTo("[[a:1, b:2]]");
        assertThat(reader.skippedLines()).isZero();
    }

    @Test
    void whatIsNoRecordIsCountedAndTheRestIsTaken() {
        push("hello", "newrt|start", "mse|x|-1|a:1", "mse|1|-1|a:99999", "mse|2||a:1", "mse|3", "newrt|end");

        assertThat(route(-1, 2)).isEqualTo("[[a:1]]");
        assertThat(route(-1, 1)).isEqualTo("none");
        assertThat(reader.skippedLines()).isEqualTo(4);
    }

    @Test
    void tenThousandRoutesAreFoundAsInAnOrdinaryMap() {
        Random random = new Random(4711);
        Map<Long, String> reference = new HashMap<>();
        StringBuilder text = new StringBuilder("newrt|start|big\n");
        for (int i = 0; i < 10_000; i++) {
            int subscription = random.nextInt(-1, 3_000);
            int type = random.nextInt(12_000, 12_080);
            String host = "host" + i;
            text.append("mse|")
                    .append(type)
                    .append('|')
                    .append(subscription)
                    .append('|')
                    .append(host)
                    .append(":1\n");
            reference.put((long) subscription << 32 | type, host);
        }
        assertThat(push(text + "newrt|end|10000")).containsExactly(new TableOutcome.RoutesActive("big", 10_000));

        for (int subscription = -1; subscription < 3_000; subscription++) {
            for (int type = 12_000; type < 12_080; type++) {
                String host = reference.getOrDefault((long) subscription << 32 | type, reference.get(-1L << 32 | type));
                assertThat(route(subscription, type)).isEqualTo(host == null ? "none" : "[[" + host + ":1]]");
            }
        }
    }

    @Test
    void aSectionThatNeverEndsIsBounded() {
        RouteTableReader small = new RouteTableReader(Set.of(), 3);
        assertThat(small.read("newrt|start|t\nmse|1|-1|a:1\nmse|2|-1|a:1\nmse|3|-1|a:1\nmse|4|-1|a:1\n", false))
                .containsExactly(new TableOutcome.Refused("t", "more than 3 records"));
    }

    @Test
    void garbageNeverHarmsTheTableInForce() {
        push("newrt|start", "mse|1|-1|a:1", "newrt|end");
        Random random = new Random(99);
        String[] words = {
            "newrt",
            "|",
            "start",
            "end",
            "mse",
            "rte",
            "del",
            "mme_ar",
            "\n",
            "1",
            "-1",
            ",",
            ";",
            "#",
            " ",
            "%meid",
            "a:1",
            "updatert",
            "\0",
            "é",
            "99999999999"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(words[random.nextInt(words.length)]);
            }
            reader.read(text.toString(), false);
            assertThat(reader.active()).isNotNull();
        }
        reader.read("\nnewrt|end\nmeid_map|end\nupdatert|end\n", false);
        assertThat(push("newrt|start", "mse|1|-1|b:1", "newrt|end")).hasSize(1);
        assertThat(route(-1, 1)).isEqualTo("[[b:1]]");
    }
}
