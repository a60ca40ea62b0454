package io.rantwin.codecs.kpm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpmVersionTest {
    @ParameterizedTest
    @CsvSource({
        "1.3.6.1.4.1.53148.1.1.2.2, V1_00",
        "1.3.6.1.4.1.1.1.2.2, V1_00",
        "1.3.6.1.4.1.53148.1.2.2.2, V2_03",
        "1.3.6.1.4.1.53148.1.3.2.2, V3_00",
        "1.3.6.1.4.1.53148.1.4.2.2, V4_00",
        "1.3.6.1.4.1.53148.1.5.2.2, V4_00"
    })
    void followsTheOid(String oid, KpmVersion version) {
        assertThat(KpmVersion.ofRanFunction(oid, 0, "ORAN-E2SM-KPM")).isEqualTo(version);
        assertThat(KpmVersion.ofRanFunction(oid, 0, null)).isEqualTo(version);
        assertThat(KpmVersion.ofRanFunction(oid, 0, "ORAN-E2SM-RC")).isNull();
    }

    @Test
    void otherServiceModelsAreNotKpm() {
        assertThat(KpmVersion.ofRanFunction("1.3.6.1.4.1.53148.1.1.2.3", 0, null))
                .isNull();
        assertThat(KpmVersion.ofRanFunction("1.3.6.1.4.1.53148.1.2.2.100", 0, null))
                .isNull();
        assertThat(KpmVersion.ofRanFunction(null, 0, null)).isNull();
    }

    @Test
    void withoutAUsefulOidTheNameAndTheRevisionDecide() {
        assertThat(KpmVersion.ofRanFunction(null, 1, "ORAN-E2SM-KPM")).isEqualTo(KpmVersion.V1_00);
        assertThat(KpmVersion.ofRanFunction(null, 2, "ORAN-E2SM-KPM")).isEqualTo(KpmVersion.V2_03);
        assertThat(KpmVersion.ofRanFunction("1.2.3", 0, "ORAN-E2SM-KPM")).isEqualTo(KpmVersion.V3_00);
    }
}
