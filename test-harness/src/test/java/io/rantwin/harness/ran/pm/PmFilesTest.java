package io.rantwin.harness.ran.pm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import io.rantwin.harness.ran.energy.PowerState;
import io.rantwin.harness.ran.network.Account;
import io.rantwin.harness.ran.network.CellCount;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.SliceCount;
import io.rantwin.harness.ran.node.NetworkIdentities;
import io.rantwin.harness.ran.node.NodePlan;
import io.rantwin.harness.ran.scenario.Scenario;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.harness.ran.scenario.Scenarios;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PmFilesTest {
    private static final int PERIOD_SECONDS = 5;

    @TempDir
    private Path folder;

    @Test
    void writesTheDifferencesOfTheAccount() throws Exception {
        RadioNetwork network = network();
        PmFiles files = files(network, folder, PERIOD_SECONDS);
        run(network, files, PERIOD_SECONDS);
        Account account = network.account();
        double used = account.get(CellCount.PRB_SECONDS_USED_DL, 1);
        double available = account.get(CellCount.PRB_SECONDS_AVAILABLE_DL, 1);
        double joules = account.get(CellCount.ENERGY_JOULES, 1);
        double bits = account.sum(SliceCount.SERVED_BITS_DL, 1);
        run(network, files, PERIOD_SECONDS);
        used = account.get(CellCount.PRB_SECONDS_USED_DL, 1) - used;
        available = account.get(CellCount.PRB_SECONDS_AVAILABLE_DL, 1) - available;
        joules = account.get(CellCount.ENERGY_JOULES, 1) - joules;
        bits = account.sum(SliceCount.SERVED_BITS_DL, 1) - bits;

        Map<String, String> cell = jsonValues("A20260105.000005+0000-000010+0000_S1.json", "NRCellDU=1");
        assertThat(used).isPositive();
        assertThat(figure(cell, "RRU.PrbUsedDl")).isCloseTo(used / PERIOD_SECONDS, within(0.51));
        assertThat(figure(cell, "RRU.PrbTotDl")).isCloseTo(100 * used / available, within(0.51));
        assertThat(figure(cell, "RRU.PrbAvailDl")).isBetween(1.0, 51.0);
        assertThat(figure(cell, "PEE.AvgPower")).isCloseTo(joules / PERIOD_SECONDS, within(0.01));
        assertThat(figure(cell, "DRB.RlcSduTransmittedVolumeDL")).isCloseTo(bits / 1000, within(0.51));
        // There is one slice: it is the whole.
        assertThat(cell.get("DRB.RlcSduTransmittedVolumeDL.SNSSAI.1"))
                .isEqualTo(cell.get("DRB.RlcSduTransmittedVolumeDL"));
        assertThat(jsonValues("A20260105.000005+0000-000010+0000_S1.json", "NRCellCU=1"))
                .containsKeys("RRC.ConnMean", "RRC.ConnEstabAtt");
    }

    @Test
    void saysTheSameInXmlAndJson() throws Exception {
        RadioNetwork network = network();
        run(network, files(network, folder, PERIOD_SECONDS), PERIOD_SECONDS);

        String name = "A20260105.000000+0000-000005+0000_S1";
        Document xml = xml(name + ".xml");
        assertThat(xml.getDocumentElement().getNodeName()).isEqualTo("measDataFile");
        assertThat(element(xml, "granPeriod", 0).getAttribute("duration")).isEqualTo("PT5S");
        assertThat(element(xml, "measData", 0).getAttribute("beginTime")).isEqualTo("2026-01-05T00:00:00Z");
        NodeList values = xml.getElementsByTagName("measValue");
        // Three cells as DU and as CU, and the site.
        assertThat(values.getLength()).isEqualTo(7);
        for (int i = 0; i < values.getLength(); i++) {
            if (values.item(i) instanceof Element value && value.getParentNode() instanceof Element info) {
                Map<String, String> json = jsonValues(name + ".json", value.getAttribute("measObjLdn"));
                json.values().removeIf(String::isEmpty);
                assertThat(xmlValues(info, value)).isNotEmpty().isEqualTo(json);
            }
        }
    }

    @Test
    void usesNamesThatTheCatalogueKnowsAndValuesItBelieves() throws Exception {
        RadioNetwork network = network();
        run(network, files(network, folder, PERIOD_SECONDS), PERIOD_SECONDS);
        for (String object : List.of("NRCellDU=0", "NRCellCU=0", "ManagedElement=S1")) {
            jsonValues("A20260105.000000+0000-000005+0000_S1.json", object).forEach((name, value) -> {
                MeasurementMatch match = MeasurementCatalogue.bundled().find(name);
                assertThat(match).as(name).isNotNull();
                assertThat(match.isExact() && match.isFullyUnderstood())
                        .as(name)
                        .isTrue();
                if (!value.isEmpty()) {
                    assertThat(Double.parseDouble(value))
                            .as(name)
                            .isBetween(
                                    match.measurement().range().min(),
                                    match.measurement().range().max());
                }
            });
        }
    }

    @Test
    void leavesOutWhatASleepingCellCannotMeasure() throws Exception {
        RadioNetwork network = network();
        network.requestPowerState(2, PowerState.DEEP_SLEEP);
        PmFiles files = files(network, folder, PERIOD_SECONDS);
        run(network, files, 2 * PERIOD_SECONDS);

        Map<String, String> cell = jsonValues("A20260105.000005+0000-000010+0000_S1.json", "NRCellDU=2");
        assertThat(cell.get("RRU.PrbTotDl")).isEmpty();
        assertThat(figure(cell, "RRU.PrbAvailDl")).isZero();
        assertThat(figure(cell, "PEE.AvgPower")).isPositive();
    }

    @Test
    void writesTheSameOctetsInTheSameRun() throws Exception {
        Path other = folder.resolve("other");
        Path one = folder.resolve("one");
        for (Path each : List.of(one, other)) {
            RadioNetwork network = network();
            run(network, files(network, each, PERIOD_SECONDS), PERIOD_SECONDS);
        }
        List<Path> written = list(one);
        assertThat(written).hasSize(3);
        for (Path file : written) {
            assertThat(file).hasSameBinaryContentAs(other.resolve(file.getFileName()));
        }
    }

    @Test
    void keepsOnlyTheNewest() throws Exception {
        RadioNetwork network = network();
        PmFiles files =
                new PmFiles(network, identities(network), new PmOptions(folder, List.of(Duration.ofSeconds(1)), 4));
        run(network, files, 5);
        assertThat(list(folder))
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly(
                        "A20260105.000003+0000-000004+0000_S1.json",
                        "A20260105.000003+0000-000004+0000_S1.xml",
                        "A20260105.000004+0000-000005+0000_S1.json",
                        "A20260105.000004+0000-000005+0000_S1.xml",
                        "cells.csv");
        assertThat(folder.resolve("cells.csv"))
                .content()
                .startsWith("cell;object\n")
                .contains(";ManagedElement=S1,NRCellDU=2\n");
    }

    @Test
    void escapesWhateverASiteIsCalled() throws Exception {
        String name = "A<b>&\"c\u0001\ud83d\udce1";
        PmReport report = new PmReport(
                "ManagedElement=x",
                name,
                Instant.parse("2026-03-01T23:45:00Z"),
                Duration.ofMinutes(15),
                List.of(new PmReport.MeasInfo(
                        "NRCellDU", List.of("a<"), List.of(new PmReport.MeasValue("b>", List.of("1"))))));
        Files.write(folder.resolve("x.xml"), PmXml.write(report));
        Document xml = xml("x.xml");
        assertThat(element(xml, "measEntity", 0).getAttribute("userLabel")).isEqualTo(name.replace('\u0001', '?'));
        assertThat(element(xml, "measType", 0).getTextContent()).isEqualTo("a<");
        assertThat(element(xml, "measValue", 0).getAttribute("measObjLdn")).isEqualTo("b>");
    }

    @Test
    void namesFilesByMinutes() {
        PmReport report = new PmReport(
                "ManagedElement=x", "a/b c", Instant.parse("2026-03-01T23:45:00Z"), Duration.ofMinutes(15), List.of());
        assertThat(PmFiles.fileName(report)).isEqualTo("A20260301.2345+0000-0000+0000_a-b-c");
    }

    private static double figure(Map<String, String> values, String name) {
        return Double.parseDouble(String.valueOf(values.get(name)));
    }

    private static void run(RadioNetwork network, PmFiles files, int seconds) throws IOException {
        long end = network.timeMicros() + seconds * 1_000_000L;
        while (network.timeMicros() < end) {
            network.step();
            files.afterStep();
        }
    }

    private static PmFiles files(RadioNetwork network, Path folder, int seconds) throws IOException {
        return new PmFiles(
                network, identities(network), new PmOptions(folder, List.of(Duration.ofSeconds(seconds)), 100));
    }

    private static NetworkIdentities identities(RadioNetwork network) {
        return new NetworkIdentities(network.plan(), NodePlan.DEFAULT);
    }

    private static RadioNetwork network() throws ScenarioException {
        Scenario scenario = Scenarios.named("tiny", ScenarioChanges.NONE);
        return new RadioNetwork(scenario.plan(), scenario.seed());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Map<String, String> jsonValues(String file, String object) throws IOException {
        JsonNode event = new ObjectMapper()
                .readTree(Files.readAllBytes(folder.resolve(file)))
                .get("event");
        assertThat(event.at("/commonEventHeader/domain").textValue()).isEqualTo("perf3gpp");
        Map<String, String> found = new TreeMap<>();
        for (JsonNode info : event.at("/perf3gppFields/measDataCollection/measInfoList")) {
            for (JsonNode value : info.get("measValuesList")) {
                if (value.get("measObjInstId").textValue().equals(object)) {
                    for (JsonNode result : value.get("measResults")) {
                        JsonNode type = info.at("/measTypes/sMeasTypesList")
                                .get(result.get("p").intValue() - 1);
                        found.put(type.textValue(), result.get("sValue").textValue());
                    }
                }
            }
        }
        return found;
    }

    private static Map<String, String> xmlValues(Element info, Element value) {
        Map<String, String> types = new TreeMap<>();
        NodeList measTypes = info.getElementsByTagName("measType");
        for (int i = 0; i < measTypes.getLength(); i++) {
            if (measTypes.item(i) instanceof Element type) {
                types.put(type.getAttribute("p"), type.getTextContent());
            }
        }
        Map<String, String> found = new TreeMap<>();
        NodeList results = value.getElementsByTagName("r");
        for (int i = 0; i < results.getLength(); i++) {
            if (results.item(i) instanceof Element result) {
                found.put(String.valueOf(types.get(result.getAttribute("p"))), result.getTextContent());
            }
        }
        return found;
    }

    private static Element element(Document document, String name, int index) {
        if (document.getElementsByTagName(name).item(index) instanceof Element element) {
            return element;
        }
        throw new AssertionError("there is no " + name);
    }

    private Document xml(String file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(file))));
    }
}
