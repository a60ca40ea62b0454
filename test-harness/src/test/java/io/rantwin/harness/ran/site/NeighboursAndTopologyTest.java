package io.rantwin.harness.ran.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursAndTopologyTest {
    private static final Carrier CARRIER = new Carrier("n1", 1, 2.14e9, 0, 20, 1.0);
    private static final Layout LAYOUT =
            HexagonalLayout.usual(7, Environment.UMA, List.of(CARRIER)).build();

    /** Hexagonal cells of side isd/3 have their middles isd/sqrt(3) apart: six cells within 0.6 isd, 12 within 1.01 isd. */
    @Test
    void aRegularNetworkGivesEachCellTheCellsAroundIt() {
        for (int[] list : Neighbours.of(LAYOUT, 0.6, 32)) {
            assertThat(list).hasSize(6);
        }
        for (int[] list : Neighbours.of(LAYOUT, 1.01, 32)) {
            assertThat(list).hasSize(12);
        }
    }

    @Test
    void relationsAreMutualAndCoSiteCellsComeFirst() {
        int[][] lists = Neighbours.of(LAYOUT, 1.01, 32);

        for (int cell = 0; cell < lists.length; cell++) {
            int self = cell;
            assertThat(Arrays.stream(lists[cell], 0, 2).map(LAYOUT::siteOf)).containsOnly(LAYOUT.siteOf(cell));
            assertThat(lists[cell]).doesNotContain(cell);
            for (int other : lists[cell]) {
                assertThat(lists[other]).contains(self);
            }
        }
        assertThat(Neighbours.of(LAYOUT, 1.01, 4)[0]).hasSize(4);
    }

    @Test
    void topologyTellsWhatAnInventoryKnows() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        TopologyWriter.write(LAYOUT, Neighbours.of(LAYOUT, 0.6, 32), stream);
        JsonNode root = new ObjectMapper().readTree(stream.toByteArray());

        assertThat(root.at("/carriers/0/resourceBlocks").intValue()).isEqualTo(106);
        assertThat(root.at("/sites")).hasSize(7);
        assertThat(root.at("/wrapVectors")).hasSize(6);
        JsonNode cell = root.at("/sites/6/sectors/2/cells/0");
        assertThat(cell.get("index").intValue()).isEqualTo(20);
        assertThat(cell.get("configuredMaxTxPowerDbm").doubleValue()).isEqualTo(46.0);
        assertThat(cell.get("neighbours")).hasSize(6);
        assertThat(root.at("/sites/6/sectors/2/azimuthDegrees").doubleValue()).isEqualTo(270.0);
        assertThat(root.at("/sites/6/sectors/2/electricalTiltDegrees").doubleValue())
                .isEqualTo(9.0);
    }
}
