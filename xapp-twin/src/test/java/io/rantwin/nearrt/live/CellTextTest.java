package io.rantwin.nearrt.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.PlmnId;
import io.rantwin.codecs.identity.EutraCgi;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    /** Otherwise no policy for a cell would ever meet the cell that reports. */
    @ParameterizedTest
    @ValueSource(longs = {0, 0xd, 0x4001, 0xab_cdef_012L, 0xf_ffff_ffffL})
    void aPolicyNamesACellAsItsReportsDo(long identity) {
        NrCgi reported = new NrCgi(Plmn.of("001", "01"), identity);

        assertThat(CellId.nr(new PlmnId("001", "01"), identity)).hasToString(CellText.of(reported));
        assertThat(CellText.parse(CellText.of(reported))).isEqualTo(reported);
    }

    @Test
    void anLteCellIsNamedAlikeToo() {
        EutraCgi reported = new EutraCgi(Plmn.of("001", "001"), 0xabcdef);

        assertThat(new CellId(new PlmnId("001", "001"), CellId.Rat.EUTRA, 0xabcdef))
                .hasToString(CellText.of(reported));
        assertThat(CellText.parse(CellText.of(reported))).as("no NR CGI").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "001-01", "001-01-00000400", "001-01-0000040011", "1-01-000004001", "001-01-00000400g"})
    void otherTextIsNoCell(String text) {
        assertThat(CellText.parse(text)).isNull();
    }
}
