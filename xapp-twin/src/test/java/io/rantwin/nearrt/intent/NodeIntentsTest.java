package io.rantwin.nearrt.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.AnnouncedMeasurement;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.nearrt.configuration.ConfigurationException;
import io.rantwin.nearrt.configuration.ConfigurationReader;
import io.rantwin.nearrt.configuration.MeasurementIntent;
import io.rantwin.nearrt.ingest.Sources;
import io.rantwin.nearrt.live.CellText;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.node.ConnectionStatus;
import io.rantwin.xapp.node.E2Node;
import io.rantwin.xapp.node.NodeEvent;
import io.rantwin.xapp.node.RanFunctions;
import io.rantwin.xapp.subscription.IndicationCounts;
import io.rantwin.xapp.subscription.SubscriptionEvent;
import io.rantwin.xapp.subscription.SubscriptionSnapshot;
import io.rantwin.xapp.subscription.SubscriptionState;
import io.rantwin.xapp.subscription.SubscriptionWish;
import io.rantwin.xapp.subscription.WishOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NodeIntentsTest {
    private static final String NODE = "gnb_001_001_000001";
    private static final String REFUSED = "E2Node: ricRequest: action-not-supported";
    private static final KpmDialect.Codecs CODECS = new KpmDialect.Codecs();
    private static final MeasurementCatalogue CATALOGUE = MeasurementCatalogue.bundled();

    private final Map<String, SubscriptionWish> wishes = new LinkedHashMap<>();
    private List<String> topologyCells = List.of();

    private NodeIntents intents(String yaml) throws ConfigurationException {
        NodeIntents intents = new NodeIntents(
                ConfigurationReader.read(yaml, "test", Map.of()),
                CATALOGUE,
                new MeasurementNames(CATALOGUE),
                CODECS,
                new RanFunctions(CODECS, new RcCodec()),
                new Sources(),
                new NetworkTime(() -> 0, 1),
                () -> topologyCells,
                new Complaints(LoggerFactory.getLogger("test"), InstantSource.system()),
                Runnable::run);
        intents.connect(new SubscriptionPort() {
            @Override
            public WishOutcome wish(SubscriptionWish wish) {
                wishes.put(wish.key(), wish);
                return new WishOutcome.Taken();
            }

            @Override
            public void unwish(String key) {
                wishes.remove(key);
            }
        });
        return intents;
    }

    private static E2Node node(KpmVersion version, String... measNames) throws PerException {
        List<AnnouncedMeasurement> announced = new ArrayList<>();
        for (String name : measNames) {
            announced.add(new AnnouncedMeasurement(name, null, null));
        }
        String oid = "1.3.6.1.4.1.53148.1." + (version == KpmVersion.V2_03 ? 2 : 3) + ".2.2";
        var definition = new KpmRanFunctionDefinition(
                "ORAN-E2SM-KPM",
                oid,
                "KPM",
                null,
                List.of(),
                List.of(new ReportStyle(1, "node", 1, announced, 1, 1), new ReportStyle(4, "ues", 4, announced, 1, 3)),
                List.of());
        return new E2Node(
                NODE,
                ConnectionStatus.CONNECTED,
                new E2Node.GlobalNbId("00F110", "0000000000000000000001"),
                E2Node.NodeType.GNB,
                "",
                "",
                "",
                List.of(new E2Node.RanFunction(2, CODECS.of(version).encode(definition), 1, oid)),
                "127.0.0.1:38000",
                1);
    }

    private void now(NodeIntents intents, String key, SubscriptionState state, String error) {
        SubscriptionWish wish = Objects.requireNonNull(wishes.get(key), key);
        intents.subscriptionEvent(new SubscriptionEvent.Changed(
                SubscriptionState.ACCEPTED,
                new SubscriptionSnapshot(
                        wish,
                        wish.actions().getFirst(),
                        state,
                        null,
                        1,
                        1,
                        Instant.EPOCH,
                        error,
                        1,
                        null,
                        new IndicationCounts(0, 0, 0, 0, 0, 0))));
    }

    private Measurements asked(KpmVersion version, String key) throws PerException {
        KpmCodec codec = CODECS.of(version);
        KpmActionDefinition action =
                codec.decodeActionDefinition(Objects.requireNonNull(Objects.requireNonNull(wishes.get(key), key)
                        .actions()
                        .getFirst()
                        .definition()));
        return (Measurements) Objects.requireNonNull(action.format());
    }

    @Test
    void findsTheCellsOfANodeByAskingUntilOneIsRefused() throws Exception {
        NodeIntents intents = intents("");
        intents.happened(new NodeEvent.NodeAdded(node(KpmVersion.V3_00, "RRU.PrbTotDl", "RRC.ConnMean")));
        String canary = "cell-search/" + NODE + "/001-01-000007fff";
        assertThat(wishes.keySet()).containsExactly(canary);
        now(intents, canary, SubscriptionState.RETRYING, "SUBMGR: something else");
        assertThat(wishes.keySet()).as("only the node itself can say no").containsExactly(canary);
        now(intents, canary, SubscriptionState.RETRYING, REFUSED);
        assertThat(wishes.keySet()).containsExactly("cells/" + NODE + "/001-01-000004000");
        now(intents, "cells/" + NODE + "/001-01-000004000", SubscriptionState.RETRYING, REFUSED);
        now(intents, "cells/" + NODE + "/001-01-000004001", SubscriptionState.LIVE, "");
        now(intents, "cells/" + NODE + "/001-01-000004002", SubscriptionState.LIVE, "");
        now(intents, "cells/" + NODE + "/001-01-000004003", SubscriptionState.RETRYING, REFUSED);
        assertThat(wishes.keySet())
                .containsExactly("cells/" + NODE + "/001-01-000004001", "cells/" + NODE + "/001-01-000004002");
        assertThat(asked(KpmVersion.V3_00, "cells/" + NODE + "/001-01-000004001")
                        .cellGlobalId())
                .isEqualTo(CellText.parse("001-01-000004001"));
        assertThat(intents.missing(NODE)).contains("DRB.UEThpDl").doesNotContain("RRU.PrbTotDl");
        intents.happened(new NodeEvent.NodeRemoved(node(KpmVersion.V3_00, "RRU.PrbTotDl")));
        assertThat(wishes).isEmpty();
    }

    @Test
    void aNodeThatTakesAnyCellIsOneCell() throws Exception {
        NodeIntents intents = intents("");
        intents.happened(new NodeEvent.NodeAdded(node(KpmVersion.V3_00, "RRU.PrbTotDl")));
        now(intents, "cell-search/" + NODE + "/001-01-000007fff", SubscriptionState.LIVE, "");
        assertThat(wishes.keySet()).containsExactly("cells/" + NODE + "/node");
        assertThat(asked(KpmVersion.V3_00, "cells/" + NODE + "/node").cellGlobalId())
                .isNull();
    }

    @Test
    void aNodeThatSaysNothingToAStrangeCellIsOneCell() throws Exception {
        NodeIntents intents = intents("");
        intents.happened(new NodeEvent.NodeAdded(node(KpmVersion.V3_00, "RRU.PrbTotDl")));
        String canary = "cell-search/" + NODE + "/001-01-000007fff";
        now(intents, canary, SubscriptionState.RETRYING, "E2Node, E2-Timeout");
        assertThat(wishes.keySet()).containsExactly(canary);
        now(intents, canary, SubscriptionState.RETRYING, "E2Node, E2-Timeout");
        assertThat(wishes.keySet()).containsExactly("cells/" + NODE + "/node");
    }

    @Test
    void cellsOfTheTopologyAreNotSearchedFor() throws Exception {
        topologyCells = List.of("001-01-000004001", "001-01-000008001", "S1-1");
        NodeIntents intents = intents("");
        intents.happened(new NodeEvent.NodeAdded(node(KpmVersion.V3_00, "RRU.PrbTotDl")));
        assertThat(wishes.keySet()).containsExactly("cells/" + NODE + "/001-01-000004001");
        topologyCells = List.of("001-01-000004001", "001-01-000004002");
        intents.topologyChanged();
        assertThat(wishes.keySet())
                .containsExactly("cells/" + NODE + "/001-01-000004001", "cells/" + NODE + "/001-01-000004002");
    }

    @Test
    void cellsThatTheConfigurationNamesCountMost() throws Exception {
        NodeIntents intents = intents("cells: {ofNode: {" + NODE + ": [001-01-000004009]}}");
        intents.happened(new NodeEvent.NodeAdded(node(KpmVersion.V3_00, "RRU.PrbTotDl")));
        assertThat(wishes.keySet()).containsExactly("cells/" + NODE + "/001-01-000004009");
    }

    @Test
    void asksInTheVersionAndTheSpellingOfTheNode() throws Exception {
        NodeIntents intents = intents("cells: {discovery: node}");
        intents.happened(
                new NodeEvent.NodeAdded(node(KpmVersion.V2_03, "DRB.PdcpSduVolumeDL", "drb.uethpdl", "Vendor.Thing")));
        Measurements asked = asked(KpmVersion.V2_03, "cells/" + NODE + "/node");
        assertThat(asked.items())
                .extracting(MeasurementItem::type)
                .containsExactlyInAnyOrder(
                        MeasurementType.named("DRB.PdcpSduVolumeDL"), MeasurementType.named("drb.uethpdl"));
        assertThat(wishes.get("cells/" + NODE + "/node"))
                .extracting(SubscriptionWish::ranFunctionId)
                .isEqualTo(2);
    }

    @Test
    void asksForTheNextPeriodWhenTheNodeRefusesOne() throws Exception {
        NodeIntents intents = intents("cells: {discovery: node}");
        intents.happened(new NodeEvent.NodeAdded(node(KpmVersion.V3_00, "RRU.PrbTotDl")));
        String key = "cells/" + NODE + "/node";
        assertThat(asked(KpmVersion.V3_00, key).granularityPeriodMillis()).isEqualTo(1000);
        now(intents, key, SubscriptionState.RETRYING, REFUSED);
        assertThat(asked(KpmVersion.V3_00, key).granularityPeriodMillis()).isEqualTo(5000);
    }

    @Test
    void slicesAndUesAreAskedForWhereAnIntentSaysSo() throws Exception {
        NodeIntents intents = intents("""
                cells: {discovery: node}
                intents:
                  - {name: slices, level: slice, measurements: [RRU.PrbTotDl], slices: ["1", 1-0000a1]}
                  - {name: ues, level: ue, measurements: [DRB.UEThpDl]}
                  - {name: others, level: node, nodes: "enb.*", measurements: [X]}
                """);
        intents.happened(new NodeEvent.NodeAdded(node(KpmVersion.V3_00, "RRU.PrbTotDl", "DRB.UEThpDl")));
        assertThat(wishes.keySet()).containsExactly("slices/" + NODE + "/node", "ues/" + NODE + "/node");
        assertThat(asked(KpmVersion.V3_00, "slices/" + NODE + "/node")
                        .items()
                        .getFirst()
                        .labels())
                .hasSize(2)
                .allMatch(label -> label.sliceId() != null);
    }

    @Test
    void aNodeThatComesBackWithOtherFunctionsIsAskedAnew() throws Exception {
        NodeIntents intents = intents("cells: {discovery: node}");
        E2Node before = node(KpmVersion.V3_00, "RRU.PrbTotDl");
        intents.happened(new NodeEvent.NodeAdded(before));
        E2Node after = node(KpmVersion.V3_00, "RRU.PrbTotDl", "RRC.ConnMean");
        intents.happened(new NodeEvent.NodeChanged(after, before, true));
        assertThat(asked(KpmVersion.V3_00, "cells/" + NODE + "/node").items()).hasSize(2);
        assertThat(Set.copyOf(intents.missing(NODE))).doesNotContain("RRC.ConnMean");
    }

    @Test
    void whatMayBeMissingIsMissingWithoutAWord() throws PerException {
        MeasurementIntent intent = new MeasurementIntent(
                "a",
                MeasurementIntent.Level.CELL,
                ".*",
                List.of(),
                List.of(1000L),
                1,
                List.of("RRU.PrbTotDl?", "RRC.ConnMean", "MM.HoResAlloInterSucc?"),
                List.of());
        var offered = List.of(new AnnouncedMeasurement("RRU.PrbTotDl", null, null));
        var definition = new KpmRanFunctionDefinition(
                "KPM", "", "", null, List.of(), List.of(new ReportStyle(1, "", 1, offered, 1, 1)), List.of());
        IntentMatch match = IntentMatch.of(intent, definition, CATALOGUE);
        assertThat(match.items())
                .extracting(MeasurementItem::type)
                .containsExactly(MeasurementType.named("RRU.PrbTotDl"));
        assertThat(match.missing()).containsExactly("RRC.ConnMean");
    }

    @Test
    void aStyleWithoutNamesIsAskedForAllOfThem() throws PerException {
        MeasurementIntent intent = new MeasurementIntent(
                "a", MeasurementIntent.Level.CELL, ".*", List.of(), List.of(1000L), 1, List.of("A|B", "C"), List.of());
        var definition = new KpmRanFunctionDefinition(
                "KPM", "", "", null, List.of(), List.of(new ReportStyle(1, "", 1, List.of(), 1, 1)), List.of());
        IntentMatch match = IntentMatch.of(intent, definition, CATALOGUE);
        assertThat(match.items())
                .extracting(MeasurementItem::type)
                .containsExactly(MeasurementType.named("A"), MeasurementType.named("C"));
        assertThat(match.missing()).isEmpty();
    }
}
