package io.rantwin.xapp.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class XappMetricsTest {
    private final XappMetrics metrics = new XappMetrics("ran-twin");

    @Test
    void rmrAndSdlHaveTheNamesOfTheGoFramework() {
        AtomicLong transmitted = new AtomicLong(7);
        metrics.bind(new RmrCounters(transmitted::get, () -> 1, () -> 2, () -> 3, () -> 4, () -> 5, () -> 6, () -> 8));
        metrics.bind(new SdlCounters(() -> 9, () -> 10));
        assertThat(metrics.scrape().lines().filter(line -> !line.startsWith("#")))
                .containsExactlyInAnyOrder(
                        "ran_twin_RMR_Transmitted 7.0",
                        "ran_twin_RMR_TransmitError 1.0",
                        "ran_twin_RMR_TransmitRetry 2.0",
                        "ran_twin_RMR_Received 3.0",
                        "ran_twin_RMR_ReceiveError 4.0",
                        "ran_twin_RMR_SendWithRetryRetry 5.0",
                        "ran_twin_RMR_Enqueued 6.0",
                        "ran_twin_RMR_Dropped 8.0",
                        "ran_twin_SDL_Stored 9.0",
                        "ran_twin_SDL_StoreError 10.0");
        transmitted.set(123_456_789_012L);
        assertThat(metrics.scrape()).contains("ran_twin_RMR_Transmitted 1.23456789012E11");
    }

    @Test
    void everyFigureHasHelpAndGaugesTheirType() {
        metrics.gauge("Twin", "LagSeconds", "age of the last report", () -> 0.25);
        assertThat(metrics.scrape())
                .contains("# HELP ran_twin_Twin_LagSeconds age of the last report")
                .contains("# TYPE ran_twin_Twin_LagSeconds gauge")
                .contains("ran_twin_Twin_LagSeconds 0.25");
    }

    @Test
    void otherMetersOfMicrometerAreShownToo() {
        metrics.registry().counter("twin.decode.errors").increment(2);
        assertThat(metrics.scrape()).contains("twin_decode_errors_total 2.0");
    }

    @Test
    void aNameIsShownOnce() {
        metrics.counter("A", "B", "", () -> 1);
        assertThatThrownBy(() -> metrics.counter("A", "B", "", () -> 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ran_twin_A_B");
        assertThatThrownBy(() -> metrics.gauge("A", "C D", "", () -> 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNamespaceThatBeginsWithADigitIsMended() {
        XappMetrics odd = new XappMetrics("5g");
        odd.counter("A", "B", "", () -> 1);
        assertThat(odd.scrape()).contains("_5g_A_B 1.0");
    }
}
