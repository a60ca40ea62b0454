package io.rantwin.nearrt;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.api.figures.MetricPages;
import io.rantwin.api.figures.MetricPages.Metric;
import io.rantwin.api.ports.FreePorts;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.nearrt.configuration.ConfigurationReader;
import io.rantwin.xapp.XApp;
import io.rantwin.xapp.XAppSetup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/metrics.md and a running xApp name the same metrics, of the same kind and with the same labels. */
class MetricsContractTest {
    @Test
    void whatIsDocumentedIsToldAndTheOtherWayRound(@TempDir Path folder) throws Exception {
        FreePorts ports = new FreePorts(folder);
        Map<String, String> variables = Map.of(
                "RANTWIN_TWIN_GRPC_PORT", Integer.toString(ports.next()),
                "RANTWIN_TWIN_HTTP_PORT", "0",
                "RANTWIN_TWIN_MODELS_FOLDER", folder.resolve("models").toString(),
                "RANTWIN_TWIN_KEEPING_FOLDER", folder.resolve("state").toString());
        XAppSetup setup = XApp.setUp(Map.of(
                "CFG_FILE", "example/config-file.json",
                "RANTWIN_REGISTRATION", "off",
                "POD_IP", "127.0.0.1",
                "RMR_BIND_IF", "127.0.0.1",
                "RANTWIN_HTTP_PORT", Integer.toString(ports.next()),
                "RANTWIN_RMR_PORT", Integer.toString(ports.next()),
                "RMR_RTG_SVC", "-1"));
        try (TwinXapp twin = new TwinXapp(
                ConfigurationReader.read(variables),
                InstantSource.system(),
                System::nanoTime,
                Tracing.OFF,
                new SplittableRandom(1))) {
            twin.setUp(setup, false);
            try (XApp xapp = setup.start()) {
                Map<String, Metric> documented = MetricPages.documented(
                        Path.of("../docs/metrics.md"),
                        "Framework",
                        "Reports and the loop",
                        "Policies, control and what-ifs",
                        "Both");
                Map<String, Metric> told = MetricPages.told(xapp.metrics().scrape());
                assertThat(told.values()).containsExactlyInAnyOrderElementsOf(documented.values());
            }
        }
    }
}
