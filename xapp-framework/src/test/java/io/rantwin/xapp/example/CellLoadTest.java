package io.rantwin.xapp.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.xapp.XApp;
import io.rantwin.xapp.kpm.Figure;
import io.rantwin.xapp.kpm.KpmIndication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application is tested without any platform: its listeners are ordinary methods. */
class CellLoadTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private static Figure figure(String measName, RecordValue value) {
        return new Figure(measName, MeasurementLabel.NO_LABEL, START, value, false);
    }

    @Test
    void printsWhatANodeReports() {
        KpmIndication report = new KpmIndication(
                "gnb_1",
                "load",
                new KpmActionDefinition(1, null),
                START,
                START.plusSeconds(1),
                KpmIndicationHeader.at(CollectionStartTime.ntp64(START)),
                MeasurementReport.of(List.of(), List.of(), null),
                List.of(
                        figure("RRU.PrbUsedDl", new RecordValue.IntegerValue(42)),
                        figure("DRB.UEThpDl", RecordValue.NO_VALUE)));

        assertThat(CellLoad.line(report))
                .isEqualTo("2026-11-21T10:00:00Z gnb_1 RRU.PrbUsedDl 42.0, DRB.UEThpDl no value");
    }

    @Test
    void isSetUpFromItsDescriptor() throws Exception {
        var setup = XApp.setUp(Map.of("CFG_FILE", "example/config-file.json", "RANTWIN_RMR_CONTROL_PORT", "5561"));
        CellLoad.setUp(setup);

        assertThat(setup.descriptor().name()).isEqualTo("cell-load");
        assertThat(setup.descriptor().rxMessages()).contains("RIC_INDICATION");
        assertThat(setup.descriptor().rmrRoutePort()).isEqualTo(5561);
        assertThat(setup.descriptor().warnings()).isEmpty();
    }
}
