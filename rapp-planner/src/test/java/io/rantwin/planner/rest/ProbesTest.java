package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbesTest {
    @Test
    void aPlannerThatNoLongerGetsRoundIsStuckAndNothingElse(@TempDir Path folder) throws Exception {
        try (Api api = new Api(folder)) {
            assertThat(api.get("/health/alive").status()).isEqualTo(200);
            api.nanoTime.set(TimeUnit.SECONDS.toNanos(61));
            Api.Got stuck = api.get("/health/alive");
            assertThat(stuck.status()).isEqualTo(503);
            assertThat(stuck.body().get("detail").asText()).contains("for 61 s");
            assertThat(api.get("/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void aPlannerThatCannotKeepAnythingIsNotReady(@TempDir Path folder) throws Exception {
        Path inside = Files.createDirectory(folder.resolve("data"));
        try (Api api = new Api(inside)) {
            assertThat(api.get("/health/ready").status()).isEqualTo(200);
            Files.move(inside, folder.resolve("gone"));
            Api.Got notReady = api.get("/health/ready");
            assertThat(notReady.status()).isEqualTo(503);
            assertThat(notReady.body().get("type").asText()).isEqualTo("urn:rantwin:problem:not-kept");
            assertThat(api.get("/health/alive").status()).isEqualTo(200);
        }
    }
}
