package io.rantwin.planner.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.planner.configuration.Configuration.NoConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatIsWrittenIsRead() throws Exception {
        Configuration configuration = new Configuration(
                List.of(Setting.offset("A", "B", 0, 2.5), Setting.tilt("A", 6, 4), Setting.power("B", 46, 43)));
        assertThat(Configuration.read(JSON.readTree(configuration.toJson().toString())))
                .isEqualTo(configuration);
        assertThat(configuration.cellIds()).containsExactly("A", "B");
        assertThat(configuration.words())
                .isEqualTo(
                        "cellIndividualOffset of A towards B from 0 to 2.5 dB; electricalTiltDegrees of A from 6 to 4"
                                + " degrees; configuredMaxTxPowerDbm of B from 46 to 43 dBm");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {} | at least one thing
            {"settings":5} | must be a list
            {"settings":[{"attribute":"colour","cellId":"A","from":1,"to":2}]} | /settings/0/attribute: must be one of cellIndividualOffset
            {"settings":[{"attribute":"electricalTiltDegrees","cellId":"A","from":1,"to":99}]} | lies within -5 .. 30 degrees, not 1 and 99
            {"settings":[{"attribute":"electricalTiltDegrees","cellId":"A","from":1,"to":1}]} | is to be what it is
            {"settings":[{"attribute":"electricalTiltDegrees","cellId":"A","neighbourId":"B","from":1,"to":2}]} | everything else of a cell alone
            {"settings":[{"attribute":"cellIndividualOffset","cellId":"A","from":1,"to":2}]} | of a cell towards a neighbour
            {"settings":[{"attribute":"cellIndividualOffset","cellId":"A","neighbourId":"A","from":1,"to":2}]} | no neighbour of itself
            {"settings":[{"attribute":"configuredMaxTxPowerDbm","cellId":"A","to":2}]} | lies within 0 .. 60 dBm
            {"settings":[{"attribute":"configuredMaxTxPowerDbm","cellId":"A","from":1,"to":2},{"attribute":"configuredMaxTxPowerDbm","cellId":"A","from":1,"to":3}]} | is set twice
            """)
    void whatIsWrongIsSaidWithItsPlace(String json, String words) throws Exception {
        NoConfigurationException no =
                catchThrowableOfType(NoConfigurationException.class, () -> Configuration.read(JSON.readTree(json)));
        assertThat(no).hasMessageContaining(words);
    }
}
