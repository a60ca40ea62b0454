package io.rantwin.codecs.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units of deployments that differ from the catalogue. */
class UnitProfilesTest {
    private static final MeasurementCatalogue CATALOGUE = MeasurementCatalogue.bundled();
    private static final UnitProfiles PROFILES = UnitProfiles.bundled(CATALOGUE);

    @Test
    void namesOfTheProfiles() {
        assertThat(PROFILES.names())
                .containsExactly(
                        "flexric", "kpm-v2", "ns-oran-cu-up", "ns-oran-du", "oai", "oai-mbit", "srsran", "standard");
        assertThat(PROFILES.find("nobody")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "standard, DRB.RlcSduDelayDl, 123, 123",
        "oai, DRB.RlcSduDelayDl, 6014.82, 60.1482",
        "oai, DRB.PdcpSduVolumeDL, 1355748, 1355748",
        "oai-mbit, DRB.PdcpSduVolumeDL, 12, 12000",
        "kpm-v2, DRB.PdcpSduVolumeUL, 3, 3000",
        "kpm-v2, DRB.SessionTime, 2.5, 2500",
        "srsran, DRB.RlcPacketDropRateDl, 7, 70000",
        "ns-oran-du, QosFlow.PdcpPduVolumeDL, 1000, 8",
        "ns-oran-cu-up, pDCPBytesDL, 8, 1000"
    })
    void bringsSentValuesToTheUnitOfTheCatalogue(String profile, String name, double sent, double expected) {
        assertThat(profile(profile).toCatalogueUnit(family(name), sent).orElseThrow())
                .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }

    @Test
    void aDifferentQuantityIsNotConvertedButHasItsOwnRange() {
        UnitProfile oai = profile("oai");
        Measurement prbTotDl = family("RRU.PrbTotDl");
        assertThat(oai.unitOf(prbTotDl)).isEqualTo(Unit.PRB_SLOT);
        assertThat(oai.toCatalogueUnit(prbTotDl, 354196)).isEmpty();
        assertThat(oai.rangeOf(prbTotDl).contains(354196)).isTrue();
        assertThat(UnitProfile.STANDARD.rangeOf(prbTotDl).contains(354196)).isFalse();
    }

    @Test
    void rangesFollowTheUnit() {
        PlausibleRange standard = family("DRB.RlcSduDelayDl").range();
        PlausibleRange oai = profile("oai").rangeOf(family("DRB.RlcSduDelayDl"));
        assertThat(oai.max()).isCloseTo(standard.max() * 100, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({
        "p|DRB.UEThpDl|Mbit/s|-|-|fine, ''",
        "p|DRB.UEThpDl|PRB|0|5|fine, ''",
        "standard|DRB.UEThpDl|Mbit/s|-|-|x, has no deviations by definition",
        "p|DRB.UEThpDL|Mbit/s|-|-|x, is not a family of the catalogue",
        "p|DRB.UEThpDl|PRB|-|-|x, needs a range of its own",
        "p|DRB.UEThpDl|Mbit/s|0|-|x, column max needs a value",
        "q|DRB.UEThpUl|bit/s|-|-|x, occurs twice in the profile q"
    })
    void malformedProfilesNameTheLine(String row, String problem) throws Exception {
        String table = "profile\tname\tunit\tmin\tmax\tnote\nq\tDRB.UEThpUl\tMbit/s\t-\t-\tfirst\n"
                + row.replace('|', '\t') + "\n";
        if (problem.isEmpty()) {
            UnitProfiles read = UnitProfiles.read("p.tsv", new StringReader(table), CATALOGUE);
            assertThat(read.names()).containsExactly("p", "q", "standard");
        } else {
            assertThatExceptionOfType(CatalogueFormatException.class)
                    .isThrownBy(() -> UnitProfiles.read("p.tsv", new StringReader(table), CATALOGUE))
                    .withMessageStartingWith("p.tsv line 3: ")
                    .withMessageContaining(problem);
        }
    }

    @Test
    void unitsConvertWithinTheirQuantityOnly() {
        assertThat(Unit.MBIT.convert(2, Unit.KBIT)).isEqualTo(2000);
        assertThat(Unit.BYTE.convert(250, Unit.KBIT)).isEqualTo(2);
        assertThat(Unit.KILOWATT_HOUR.convert(1, Unit.JOULE)).isEqualTo(3.6e6);
        assertThat(Unit.PERCENT.convert(0.5, Unit.PER_MILLION)).isCloseTo(5000, within(1e-9));
        assertThat(Unit.WATT.isConvertibleTo(Unit.DBM)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Unit.PRB.convert(1, Unit.PERCENT))
                .withMessageContaining("PRB");
    }

    private static UnitProfile profile(String name) {
        return Objects.requireNonNull(PROFILES.find(name), name);
    }

    private static Measurement family(String name) {
        return Objects.requireNonNull(CATALOGUE.find(name), name).measurement();
    }
}
