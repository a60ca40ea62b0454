package io.rantwin.nearrt.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.nearrt.live.CellChoice;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveNetwork.NotReadyException;
import io.rantwin.nearrt.loop.CellBelief;
import io.rantwin.nearrt.loop.CellFacts;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.ModelBasis;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwinNetworkTest {
    private static final String TOPOLOGY = """
            {"carriers": [{"name": "c", "frequencyHertz": 3.5e9, "subcarrierSpacingHertz": 30000, "bandwidthMegahertz": 20,
                           "resourceBlocks": 51, "downlinkShare": 1}],
             "sites": [{"name": "A", "xMetres": 0, "yMetres": 0, "environment": "UMA", "sectors": [
               {"azimuthDegrees": 0, "mechanicalTiltDegrees": 6, "electricalTiltDegrees": 0, "heightMetres": 25, "cells": [
                 {"index": 0, "name": "A-1", "carrier": "c", "configuredMaxTxPowerDbm": 43,
                  "nRCellRelations": [{"neighbour": 1, "neighbourName": "A-2"}]}]},
               {"azimuthDegrees": 180, "mechanicalTiltDegrees": 6, "electricalTiltDegrees": 0, "heightMetres": 25, "cells": [
                 {"index": 1, "name": "A-2", "carrier": "c", "configuredMaxTxPowerDbm": 43}]}]}]}
            """;
    private static final String FIRST = "001-01-000004001";
    private static final String SECOND = "001-01-000004002";

    private final List<CellBelief> beliefs = new ArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final TwinNetwork network = new TwinNetwork(new CellIdentities("001-01", 1, 22), 3);

    @BeforeEach
    void connect() {
        network.connect(
                new LiveCells() {
                    @Override
                    public List<String> cellIds() {
                        return beliefs.stream().map(CellBelief::cellId).toList();
                    }

                    @Override
                    public @org.jspecify.annotations.Nullable CellView cell(String cellId) {
                        return null;
                    }

                    @Override
                    public long networkNanos() {
                        return 5_000_000_000L;
                    }

                    @Override
                    public AutoCloseable watch(CellChoice cells, Consumer<CellView> listener, LongConsumer others) {
                        return () -> {};
                    }
                },
                () -> beliefs,
                changes::incrementAndGet);
    }

    private void belief(String cellId, double megabits, double load) {
        double[] covariance = new double[36];
        covariance[0] = 0.04;
        double[] mean = {Math.log(megabits * 1e6), 0, 0.7, 2, 0, 30};
        beliefs.add(new CellBelief(cellId, 1, 2, mean, covariance, load, 0.05));
    }

    @Test
    void withoutAReportThereIsNothingToCut() {
        assertThatThrownBy(network::cut).isInstanceOf(NotReadyException.class).hasMessageContaining("No cell");
    }

    @Test
    void withoutATopologyEveryCellStandsAlone() throws NotReadyException {
        belief("a", 10, 0.3);
        belief("b", 20, 0.6);
        Snapshot snapshot = network.cut();
        assertThat(snapshot.cellIds()).containsExactly("a", "b");
        assertThat(snapshot.networkTimeMillis()).isEqualTo(5000);
        assertThat(snapshot.demandMean()[1]).isBetween(19e6, 21e6);
        assertThat(network.unknownCellIds()).containsExactly("a", "b");
        assertThat(network.of("a")).isEqualTo(CellFacts.NONE);
    }

    @Test
    void anImportedTopologyIsInUseAndItsCellsHaveIdentities() throws Exception {
        belief(FIRST, 10, 0.3);
        belief("elsewhere", 10, 0.3);
        network.importTopology(TOPOLOGY);
        assertThat(changes).hasValue(1);
        assertThat(network.importedCellIds()).containsExactly(FIRST, SECOND);
        assertThat(network.topology().cells()).extracting(Cell::cellId).containsExactly(FIRST, SECOND, "elsewhere");
        assertThat(network.topology().relationsOf(0)).hasSize(1);
        assertThat(network.unknownCellIds()).containsExactly("elsewhere");
        assertThat(network.of(SECOND)).isEqualTo(new CellFacts(ModelBasis.GEOMETRY, 51 * 360e3));
        assertThat(network.cut().cellIds()).containsExactly(FIRST, SECOND, "elsewhere");
    }

    @Test
    void aTopologyThatDoesNotHoldChangesNothing() throws TopologyException {
        network.importTopology(TOPOLOGY);
        assertThatThrownBy(() -> network.importTopology("{\"sites\": 3}")).isInstanceOf(TopologyException.class);
        assertThatThrownBy(() -> network.importTopology("no json")).isInstanceOf(TopologyException.class);
        assertThat(network.importedCellIds()).containsExactly(FIRST, SECOND);
        assertThat(changes).hasValue(1);
    }

    @Test
    void theSameCellsAreCutFromTheSameMap() throws NotReadyException {
        belief("a", 10, 0.3);
        Snapshot one = network.cut();
        beliefs.clear();
        belief("a", 30, 0.999);
        Snapshot other = network.cut();
        assertThat(other.map()).isSameAs(one.map());
        assertThat(other.demandMean()[0]).isGreaterThan(one.demandMean()[0]);
    }

    @Test
    void aQuestionIsCutFromTheCellsThatHaveToDoWithIt() throws Exception {
        for (int i = 0; i < 5000; i++) {
            belief("cell-" + i, 10, 0.3);
        }
        Snapshot two = network.cut(List.of("cell-7", "cell-4999", "nobody"));
        assertThat(two.cellIds()).containsExactly("cell-4999", "cell-7");
        assertThat(network.cells(List.of("cell-7", "nobody"))).isEqualTo(1);
        assertThat(network.cut(List.of("nobody")).cellIds()).containsExactly("cell-0");
        assertThat(network.cells(List.of("nobody"))).isZero();
        // The same map for the same cells, and what is believed of them now.
        assertThat(network.cut(List.of("cell-4999", "cell-7")).map()).isSameAs(two.map());
    }

    @Test
    void cellsOfTheTopologyHaveToDoWithEachOther() throws Exception {
        belief(FIRST, 10, 0.3);
        belief("elsewhere", 20, 0.6);
        belief("nowhere", 20, 0.6);
        network.importTopology(TOPOLOGY);
        assertThat(network.cut(List.of(SECOND)).cellIds()).containsExactly(FIRST, SECOND);
        assertThat(network.cut(List.of("elsewhere")).cellIds()).containsExactly("elsewhere");
        assertThat(network.cut(List.of("elsewhere", FIRST)).cellIds()).containsExactly(FIRST, SECOND, "elsewhere");
        assertThat(network.cells(List.of("elsewhere", FIRST))).isEqualTo(3);
        Snapshot all = network.cut();
        Snapshot part = network.cut(List.of(FIRST));
        assertThat(part.demandMean()[0]).isCloseTo(all.demandMean()[0], within(1e-3));
        assertThat(part.demandMean()[0]).isCloseTo(10e6, within(1e-3));
    }

    @Test
    void theExampleCanBeAskedAbout() {
        assertThat(TwinNetwork.example().cells()).isEqualTo(2);
        assertThat(TwinNetwork.example().demandMean()[0]).isPositive();
    }
}
