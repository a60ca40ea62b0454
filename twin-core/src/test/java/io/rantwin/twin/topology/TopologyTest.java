package io.rantwin.twin.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {
    private static final String CARRIERS = """
            "carriers":[{"name":"n78","band":78,"frequencyHertz":3.5E9,"subcarrierSpacingHertz":30000.0,
              "bandwidthMegahertz":100,"resourceBlocks":273,"downlinkShare":0.75}]""";

    // The shape that the simulated network's O1 side serves, written by hand.
    private static final String LIVE = """
            {%s,"networkTimeMicros":1000,
             "sites":[
              {"name":"S1","xMetres":0.0,"yMetres":0.0,"environment":"UMA","sectors":[
                {"azimuthDegrees":30.0,"mechanicalTiltDegrees":0.0,"electricalTiltDegrees":9.0,"heightMetres":25.0,"cells":[
                  {"index":1,"nRPCI":7,"carrier":"n78","configuredMaxTxPowerDbm":46.0,"neighbours":[0],"name":"S1-1",
                   "configuredMaxTxPower":39811,"electricalTiltDegrees":6.0,"administrativeState":"LOCKED",
                   "operationalState":"DISABLED","powerState":"active",
                   "nRCellRelations":[{"cell":1,"neighbour":0,"neighbourName":"S2-1","cellIndividualOffset":-2.0}]}]}]},
              {"name":"S2","xMetres":500.0,"yMetres":0.0,"environment":"UMA","sectors":[
                {"azimuthDegrees":150.0,"mechanicalTiltDegrees":1.0,"electricalTiltDegrees":9.0,"heightMetres":25.0,"cells":[
                  {"index":0,"nRPCI":8,"carrier":"n78","configuredMaxTxPowerDbm":43.0,"neighbours":[1],"name":"S2-1"}]}]}],
             "wrapVectors":[{"xMetres":900.0,"yMetres":0.0}]}""".formatted(CARRIERS);

    @Test
    void readsWhatALiveNetworkServes() throws Exception {
        TopologyReader.Read read = read(LIVE);
        Topology topology = read.topology();
        assertThat(read.ignored()).isEmpty();
        assertThat(topology.cells()).extracting(Cell::cellId).containsExactly("S2-1", "S1-1");
        Cell changed = topology.cells().get(1);
        assertThat(changed.electricalTiltDegrees()).isEqualTo(6.0);
        assertThat(changed.azimuthDegrees()).isEqualTo(30.0);
        assertThat(changed.unlocked()).isFalse();
        assertThat(topology.relationsOf(1)).containsExactly(new NeighbourRelation(1, 0, -2, null));
        assertThat(topology.relationsOf(0)).containsExactly(new NeighbourRelation(0, 1, 0, null));
        assertThat(topology.basis(0)).isEqualTo(ModelBasis.GEOMETRY);
        assertThat(topology.carriers().getFirst().occupiedHertz()).isEqualTo(98.28e6);
        assertThat(topology.wrapVectors()).containsExactly(new Position(900, 0));
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        Topology topology = read(LIVE).topology();
        byte[] written = TopologyWriter.write(topology);
        Topology again = TopologyReader.read(new ByteArrayInputStream(written)).topology();
        assertThat(again.cells()).isEqualTo(topology.cells());
        assertThat(again.sites()).isEqualTo(topology.sites());
        assertThat(again.relations()).isEqualTo(topology.relations());
        assertThat(again.wrapVectors()).isEqualTo(topology.wrapVectors());
        assertThat(TopologyWriter.write(again)).isEqualTo(written);
    }

    @Test
    void whatIsUnknownMakesTheModelPoorerAndIsSaid() throws Exception {
        Topology topology = read("""
                {%s,"sites":[{"name":"S1","sectors":[{"cells":[
                    {"cellId":"a","carrier":"n78","nRCellRelations":[{"neighbourName":"b","handovers":12}]},
                    {"cellId":"b","carrier":"n78","configuredMaxTxPowerDbm":43.0}]}]}],
                 "cells":[{"cellId":"c","carrier":"n78","rRMPolicyRatios":[
                    {"sST":1,"sD":2,"rRMPolicyDedicatedRatio":5,"rRMPolicyMinRatio":10,"rRMPolicyMaxRatio":50}]}]}""".formatted(CARRIERS)).topology();
        assertThat(topology.basis(0)).isEqualTo(ModelBasis.NEIGHBOUR_GRAPH);
        assertThat(topology.basis(1)).isEqualTo(ModelBasis.STAND_ALONE);
        assertThat(topology.basis(2)).isEqualTo(ModelBasis.STAND_ALONE);
        assertThat(topology.relationsOf(0)).containsExactly(new NeighbourRelation(0, 1, 0, 12.0));
        assertThat(topology.cells().get(2).slices())
                .containsExactly(new SliceShare(new Snssai(1, 2), new RRMPolicyRatio(5, 10, 50)));
        Topology again = TopologyReader.read(new ByteArrayInputStream(TopologyWriter.write(topology)))
                .topology();
        assertThat(again.cells()).isEqualTo(topology.cells());
    }

    @Test
    void everyMistakeIsReportedAtOnceWithItsPlace() {
        TopologyException e = catchThrowableOfType(TopologyException.class, () -> read("""
                {%s,"sites":[{"name":"S1","xMetres":1.0,"environment":"MOON","sectors":[{"azimuthDegrees":400,"cells":[
                    {"carrier":"n1","colour":"red"},
                    {"cellId":"b","carrier":"n78","nRPCI":1.5,"nRCellRelations":[{"neighbourName":"nobody"},{"neighbour":1}]},
                    {"cellId":"b","carrier":"n78","rRMPolicyRatios":[
                      {"sST":1,"rRMPolicyDedicatedRatio":20,"rRMPolicyMinRatio":10,"rRMPolicyMaxRatio":50}]}]}]}]}""".formatted(CARRIERS)));
        assertThat(e.mistakes())
                .extracting(TopologyException.Mistake::pointer)
                .contains(
                        "/sites/0/yMetres",
                        "/sites/0/environment",
                        "/sites/0/sectors/0/azimuthDegrees",
                        "/sites/0/sectors/0/cells/0/cellId",
                        "/sites/0/sectors/0/cells/0/carrier",
                        "/sites/0/sectors/0/cells/1/nRPCI",
                        "/sites/0/sectors/0/cells/1/nRCellRelations/0/neighbourName",
                        "/sites/0/sectors/0/cells/1/nRCellRelations/1",
                        "/sites/0/sectors/0/cells/2",
                        "/sites/0/sectors/0/cells/2/rRMPolicyRatios/0");
        assertThat(e).hasMessageContaining("first");
    }

    @Test
    void indicesMustBeAPermutationAndJsonMustBeJson() {
        assertThatThrownBy(() -> read("{" + CARRIERS + ",\"cells\":[{\"index\":1,\"carrier\":\"n78\"}]}"))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("/cells/0/index");
        assertThatThrownBy(() -> read("{"))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("no JSON");
        assertThatThrownBy(() -> read("[]"))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("object");
        assertThatThrownBy(() -> read("")).isInstanceOf(TopologyException.class);
    }

    @Test
    void carriersOverlapByTheirPrbs() {
        Carrier wide = new Carrier("a", 3.5e9, 30e3, 100, 273, 0.75);
        Carrier inside = new Carrier("b", 3.52e9, 30e3, 20, 51, 0.75);
        Carrier apart = new Carrier("c", 3.7e9, 30e3, 20, 51, 0.75);
        assertThat(wide.overlappedBy(wide)).isEqualTo(1);
        assertThat(inside.overlappedBy(wide)).isEqualTo(1);
        assertThat(wide.overlappedBy(inside)).isEqualTo(51.0 / 273);
        assertThat(wide.overlappedBy(apart)).isZero();
    }

    @Test
    void identitiesMayNotRepeat() {
        List<Carrier> carriers = List.of(new Carrier("a", 3.5e9, 30e3, 100, 273, 0.75));
        Cell cell = new Cell("x", null, "a", null, null, null, null, null, null, true, List.of());
        assertThatThrownBy(() -> new Topology(carriers, List.of(), List.of(cell, cell), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x");
    }

    private static TopologyReader.Read read(String json) throws IOException, TopologyException {
        return TopologyReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
