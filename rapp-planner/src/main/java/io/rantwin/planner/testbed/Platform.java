package io.rantwin.planner.testbed;

import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.twin.enforcement.EnforcementJson;
import io.rantwin.twin.enforcement.EnforcementParameters;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A RIC in a box with a policy management service, and the xApp on it. */
public final class Platform {
    private static final String BOX = "ric";
    private static final String XAPP = "xapp";

    private final Programs programs;
    private final Http http;
    private final Waiting waiting;
    private final Map<String, String> variables = new HashMap<>();
    private String view = "";

    public Platform(Programs programs, Http http, Waiting waiting) {
        this.programs = programs;
        this.http = http;
        this.waiting = waiting;
    }

    /** What the xApp is configured with. */
    @FunctionalInterface
    public interface Configuration {
        /** @param httpPort where it is to tell of the twin */
        String yaml(int httpPort);
    }

    /** Starts the box. */
    public void startBox() throws IOException, InterruptedException {
        Path file = programs.folder().resolve("ric.env");
        programs.start(
                BOX, Map.of(), List.of("ric", "--transport=tcp", "--free-ports", "--pms-port=0", "--env-file=" + file));
        waiting.until("the RIC listens", () -> programs.said(BOX).contains("RIC ready"));
        variables.putAll(variables(file));
    }

    /** Variables that a program has written to a file for shells. */
    public static Map<String, String> variables(Path file) throws IOException {
        Map<String, String> found = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String text = line.startsWith("export ") ? line.substring("export ".length()) : line;
            int at = text.indexOf('=');
            if (at > 0) {
                found.put(text.substring(0, at), text.substring(at + 1).replace("'", ""));
            }
        }
        return found;
    }

    private String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    /** Where nodes connect. */
    public String e2() {
        return variable("RANTWIN_RIC_E2");
    }

    /** The policy management service. */
    public URI managementService() {
        return URI.create(variable("RANTWIN_PMS_URL"));
    }

    /** Starts the xApp, waits for it, and offers policy types to the mediator. */
    public void startXapp(Configuration configuration, List<String> typeIds) throws IOException, InterruptedException {
        launchXapp(configuration);
        awaitXapp(typeIds);
    }

    /** Starts the xApp, and does not wait for it. */
    public void launchXapp(Configuration configuration) throws IOException {
        int port = programs.freePort();
        Path file = programs.folder().resolve("twin.yaml");
        Files.writeString(file, configuration.yaml(port));
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("RANTWIN_LOG", "terminal");
        environment.put("RANTWIN_HTTP_PORT", Integer.toString(programs.freePort()));
        environment.put("RANTWIN_RMR_PORT", Integer.toString(programs.freePort()));
        environment.put("RANTWIN_RMR_CONTROL_PORT", Integer.toString(programs.freePort()));
        programs.start(XAPP, environment, List.of("xapp", "--config", file.toString()));
        view = "http://127.0.0.1:" + port + "/twin";
    }

    /** Waits until the xApp that was started is registered, and offers policy types to the mediator. */
    public void awaitXapp(List<String> typeIds) throws IOException, InterruptedException {
        waiting.until("the xApp answers", () -> http.get(view + "/loop").has("published"));
        waiting.until(
                "the xApp is registered",
                () -> !http.get(variable("RANTWIN_RIC_ADMIN") + "/state")
                        .at("/appmgr/xapps")
                        .isEmpty());
        PolicyTypes types = PolicyTypes.known();
        MediatorNumbers numbers = MediatorNumbers.usual(types);
        for (String id : typeIds) {
            PolicyType type = types.byId(id);
            if (type != null) {
                int number = numbers.policyTypeId(id);
                http.ask(
                        "PUT",
                        variable("RANTWIN_A1MEDIATOR_URL") + "/A1-P/v2/policytypes/" + number,
                        type.toMediatorType(number).toJson().toString());
            }
        }
        http.ask("POST", variable("RANTWIN_RIC_ADMIN") + "/do/pms-look", "");
    }

    /** Where the xApp tells of the twin over HTTP. */
    public String view() {
        return view;
    }

    /** Bounds that the xApp enforces by. */
    public EnforcementParameters enforcement() throws IOException, InterruptedException {
        try {
            return EnforcementJson.read(http.get(view + "/enforcement"));
        } catch (EnforcementJson.EnforcementJsonException wrong) {
            throw new TestbedException("the xApp's bounds cannot be read: " + wrong.getMessage(), wrong);
        }
    }

    /** How many cells the twin knows. */
    public int cells() throws IOException, InterruptedException {
        return http.get(view + "/cells").size();
    }
}
