package io.rantwin.codecs.kpm.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameTableTest {
    private static String intern(NameTable table, String name) {
        byte[] octets = ("##" + name + "##").getBytes(StandardCharsets.ISO_8859_1);
        return table.intern(octets, 2, octets.length - 4);
    }

    @Test
    void aNameIsTheSameObjectEveryTime() {
        var table = new NameTable();
        for (String name : List.of("RRU.PrbTotDl", "CQI", "x", "DRB.PacketSuccessRateUlgNBUu", "L1M.SS-RSRP_\u00e9")) {
            assertThat(intern(table, name)).isEqualTo(name).isSameAs(intern(table, name));
        }
        assertThat(table.floods()).isZero();
        assertThat(table.uninterned()).isZero();
    }

    @Test
    void randomNamesStayWithinTheLimitAndKnownOnesStay() {
        String known = "DRB.UEThpDl";
        var table = new NameTable(List.of(known), 64);
        for (int i = 0; i < 10_000; i++) {
            String name = "Random." + i;
            assertThat(intern(table, name)).isEqualTo(name);
            assertThat(intern(table, known)).isSameAs(known);
        }
        assertThat(table.floods()).isBetween(150L, 157L);
    }

    @Test
    void learningGoesOnAfterAFlood() {
        var table = new NameTable(List.of(), 8);
        for (int i = 0; i < 9; i++) {
            intern(table, "Random." + i);
        }
        assertThat(table.floods()).isEqualTo(1);
        assertThat(intern(table, "DRB.UEThpDl")).isSameAs(intern(table, "DRB.UEThpDl"));
    }

    @Test
    void overlongNamesAreRightButNotKept() {
        var table = new NameTable();
        String longName = "n".repeat(151);
        assertThat(intern(table, longName)).isEqualTo(longName).isNotSameAs(intern(table, longName));
        assertThat(table.uninterned()).isEqualTo(2);
    }

    @Test
    void limitIsChecked() {
        assertThatThrownBy(() -> new NameTable(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
