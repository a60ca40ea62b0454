package io.rantwin.xapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.api.ports.FreePorts;
import io.rantwin.xapp.http.Health;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application sees of the start; no platform is needed for it. */
class XAppStartTest {
    @TempDir
    private Path folder;

    private int httpPort;

    private int status(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + httpPort + "/ric/v1/health/" + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private XAppSetup setup() throws Exception {
        FreePorts ports = new FreePorts(folder);
        httpPort = ports.next();
        Path descriptor = Files.writeString(
                folder.resolve("config-file.json"),
                "{\"name\": \"starting\", \"version\": \"1.0.0\", \"rmr\": {\"protPort\": \"tcp:4560\"}}");
        return XApp.setUp(Map.of(
                "CFG_FILE", descriptor.toString(),
                "RANTWIN_REGISTRATION", "off",
                "POD_IP", "127.0.0.1",
                "RMR_BIND_IF", "127.0.0.1",
                "RANTWIN_HTTP_PORT", Integer.toString(httpPort),
                "RANTWIN_RMR_PORT", Integer.toString(ports.next()),
                "RMR_RTG_SVC", "-1"));
    }

    @Test
    void onStartIsHandedTheXappOnceBeforeItIsReady() throws Exception {
        List<XApp> handed = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        XAppSetup setup = setup().onStart(handed::add).onStart(xapp -> {
            assertThat(xapp.control()).isNotNull();
            assertThat(xapp.rmr()).isNotNull();
            assertThat(xapp.sdl()).isNotNull();
            assertThat(xapp.alarms()).isNotNull();
            xapp.metrics().gauge("App", "Answer", "of the application", () -> 42);
            seen.add(status("alive"));
            seen.add(status("ready"));
        });
        assertThat(handed).isEmpty();
        try (XApp xapp = setup.start()) {
            assertThat(handed).containsExactly(xapp);
            assertThat(seen).containsExactly(200, 503);
            assertThat(status("ready")).isEqualTo(200);
            assertThat(xapp.metrics().scrape()).contains("ricxapp_App_Answer 42.0");
        }
    }

    @Test
    void theApplicationSaysWhetherItIsStuck() throws Exception {
        AtomicReference<Health> health = new AtomicReference<>(Health.GOOD);
        try (XApp xapp = setup().aliveWhile(health::get).start()) {
            assertThat(xapp).isNotNull();
            assertThat(status("alive")).isEqualTo(200);
            health.set(Health.missing("the loop does not turn"));
            assertThat(status("alive")).isEqualTo(503);
            assertThat(status("ready")).isEqualTo(200);
        }
    }

    @Test
    void anOnStartThatFailsLeavesNoPortOpen() throws Exception {
        XAppSetup setup = setup().onStart(_ -> {
            throw new IllegalStateException("no model");
        });
        assertThatThrownBy(setup::start).hasMessage("no model");
        try (ServerSocket free = new ServerSocket()) {
            free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort));
            assertThat(free.isBound()).isTrue();
        }
    }
}
