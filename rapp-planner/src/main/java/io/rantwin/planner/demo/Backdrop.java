package io.rantwin.planner.demo;

import io.rantwin.planner.testbed.Http;
import io.rantwin.planner.testbed.MemorySizes;
import io.rantwin.planner.testbed.Platform;
import io.rantwin.planner.testbed.Programs;
import io.rantwin.planner.testbed.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every scene stands before: programs of the product, a RIC with the xApp, the planner with its console. */
final class Backdrop implements AutoCloseable {
    private static final String RAPP = "rapp";
    private static final Pattern SERVES = Pattern.compile("serves at (http://127\\.0\\.0\\.1:[0-9]+)");
    private static final MemorySizes SIZES = new MemorySizes("-Xmx512m", "-Xms256m -Xmx768m -Xmn128m");

    private final DemoSettings settings;
    private final Programs programs;
    private final HttpClient client;
    private final Http http;
    private final Waiting waiting;
    private final Platform platform;
    private final int twinPort;

    /** With no program yet. */
    Backdrop(DemoSettings settings, InstantSource clock) throws IOException {
        this.settings = settings;
        programs = new Programs(settings.launcher(), settings.folder(), SIZES.unlessIn(System.getenv()));
        twinPort = programs.freePort();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        http = new Http(client);
        waiting = new Waiting(programs, clock);
        platform = new Platform(programs, http, waiting);
    }

    Path folder() {
        return settings.folder();
    }

    Programs programs() {
        return programs;
    }

    Http http() {
        return http;
    }

    Waiting waiting() {
        return waiting;
    }

    Platform platform() {
        return platform;
    }

    /** Where the xApp serves gRPC. */
    int twinPort() {
        return twinPort;
    }

    /**
     * Starts the xApp, and does not wait for it.
     *
     * @param more of its configuration than its addresses and folders
     */
    void launchXapp(String more) throws IOException {
        platform.launchXapp(
                port -> "http: {port: %d}\ngrpc: {port: %d}\nkeeping: {folder: %s}\nmodels: {folder: %s}\n%s"
                        .formatted(port, twinPort, folder().resolve("state"), folder().resolve("models"), more));
    }

    /** Starts the planner, and does not wait for it. */
    void launchPlanner(List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                RAPP,
                "--port=" + settings.port(),
                "--twin=127.0.0.1:" + twinPort,
                "--pms=" + platform.managementService(),
                "--folder=" + folder().resolve("planner"),
                "--plans=" + folder(),
                "--network-time=REPORTS"));
        arguments.addAll(more);
        programs.start(RAPP, Map.of(), arguments);
    }

    /** The planner that was launched, once it serves. */
    Planner awaitPlanner() throws IOException, InterruptedException {
        String[] url = {""};
        waiting.until("the planner serves", () -> {
            Matcher found = SERVES.matcher(programs.said(RAPP));
            url[0] = found.find() ? found.group(1) : "";
            return !url[0].isEmpty();
        });
        return new Planner(http, url[0]);
    }

    /** Memory of all processes, this one with them [MiB]. */
    long residentMebibytes() {
        return programs.residentMebibytes()
                + Programs.residentMebibytes(ProcessHandle.current().pid());
    }

    @Override
    public void close() {
        programs.close();
        client.close();
    }
}
