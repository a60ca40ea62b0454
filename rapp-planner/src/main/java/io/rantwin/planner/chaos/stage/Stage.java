package io.rantwin.planner.chaos.stage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.planner.chaos.harm.TcpProxy;
import io.rantwin.planner.chaos.schedule.Link;
import io.rantwin.planner.chaos.schedule.Program;
import io.rantwin.planner.chaos.schedule.Schedule;
import io.rantwin.planner.plan.EnergyPolicies;
import io.rantwin.planner.testbed.Http;
import io.rantwin.planner.testbed.Platform;
import io.rantwin.planner.testbed.Programs;
import io.rantwin.planner.testbed.Waiting;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.twin.topology.TopologyReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The processes of a soak at ports that stay the same over their restarts, with a proxy in each link. Whoever looks from outside asks
 * the processes themselves, past the proxies. Used by one thread but for the addresses.
 */
public final class Stage implements AutoCloseable {
    /** Period of reports and of counters, network time. */
    public static final Duration PERIOD = Duration.ofSeconds(10);

    private static final Duration READY = Duration.ofMinutes(3);

    private final Programs programs;
    private final Http http;
    private final Waiting waiting;
    private final Addresses at;
    private final Path folder;
    private final Map<Link, TcpProxy> proxies = new EnumMap<>(Link.class);
    private final Map<Program, StartOrder> orders = new EnumMap<>(Program.class);

    private byte[] topology = {};

    private record StartOrder(Map<String, String> environment, List<String> arguments) {}

    private Stage(Programs programs, Http http, Waiting waiting, Addresses at, Path folder) {
        this.programs = programs;
        this.http = http;
        this.waiting = waiting;
        this.at = at;
        this.folder = folder;
    }

    /**
     * Starts all, one after the other, and lets network time begin when the twin is there.
     *
     * @param programs in the folder of the soak
     * @param speed network seconds in one of ours
     */
    public static Stage start(Programs programs, Http http, Waiting waiting, Schedule schedule, double speed)
            throws IOException, InterruptedException {
        Stage stage = new Stage(programs, http, waiting, Addresses.free(programs), programs.folder());
        try {
            stage.startAll(schedule, speed);
            return stage;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            stage.close();
            throw failed;
        }
    }

    private void startAll(Schedule schedule, double speed) throws IOException, InterruptedException {
        SplittableRandom bits = new SplittableRandom(schedule.seed());
        for (Link link : Link.values()) {
            if (link != Link.RMR) {
                proxies.put(link, TcpProxy.to(at.port(link), bits.split()));
            }
        }
        Path environment = folder.resolve("ric.env");
        orders.put(Program.RIC, new StartOrder(Map.of(), at.ric(folder.resolve("box"), environment)));
        start(Program.RIC);
        waiting.until("the RIC listens", () -> http.get(at.admin() + "/state").has("e2"));
        Files.createDirectories(counters());
        orders.put(
                Program.NETWORK,
                new StartOrder(
                        Map.of(),
                        at.network(
                                Scenario.write(folder, schedule),
                                counters(),
                                schedule.seed(),
                                speed,
                                proxy(Link.E2).port())));
        start(Program.NETWORK);
        waiting.until("the network tells its topology", () -> {
            topology = http.ask("GET", at.o1() + "/topology", "");
            return true;
        });
        Path inventory = Files.write(folder.resolve("topology.json"), topology);
        // Network time begins when there is a twin to see it.
        pause(Program.NETWORK, true);
        Path configuration = Files.writeString(
                folder.resolve("twin.yaml"),
                at.twin(inventory, folder, proxy(Link.O1).port()));
        Map<String, String> variables = Platform.variables(environment);
        variables.putAll(at.xapp());
        orders.put(Program.XAPP, new StartOrder(variables, List.of("xapp", "--config", configuration.toString())));
        start(Program.XAPP);
        waiting.until(
                "the xApp answers", () -> http.get(at.twinView() + "/loop").has("published"));
        offerType();
        orders.put(
                Program.PLANNER,
                new StartOrder(
                        Map.of(),
                        at.planner(
                                folder, proxy(Link.TWIN).port(), proxy(Link.A1).port())));
        start(Program.PLANNER);
        waiting.until(
                "the planner is ready",
                () -> http.send("GET", at.planner() + "/health/ready", "").isGood());
        pause(Program.NETWORK, false);
        waiting.until(
                "all cells report",
                READY,
                () -> http.get(at.twinView() + "/cells").size() == Scenario.CELLS);
    }

    private void offerType() throws IOException, InterruptedException {
        PolicyTypes types = PolicyTypes.known();
        int number = MediatorNumbers.usual(types).policyTypeId(EnergyPolicies.TYPE);
        PolicyType type = Objects.requireNonNull(types.byId(EnergyPolicies.TYPE), EnergyPolicies.TYPE);
        http.ask(
                "PUT",
                at.mediator() + "/A1-P/v2/policytypes/" + number,
                type.toMediatorType(number).toJson().toString());
        http.ask("POST", at.admin() + "/do/pms-look", "");
    }

    /** Sites and cells of the network. */
    public Topology topology() throws IOException {
        try {
            return TopologyReader.read(new ByteArrayInputStream(topology)).topology();
        } catch (TopologyException wrong) {
            throw new IOException("the network's topology cannot be used: " + wrong.getMessage(), wrong);
        }
    }

    /** Where the network writes its counters to. */
    public Path counters() {
        return folder.resolve("pm");
    }

    /** Where the processes can be asked. */
    public Addresses addresses() {
        return at;
    }

    /** What asks them. */
    public Http http() {
        return http;
    }

    /** The audit log of the planner. */
    public Path auditLog() {
        return folder.resolve("planner").resolve("audit.jsonl");
    }

    /** Starts a process, for the first time or again. */
    public void start(Program program) throws IOException {
        StartOrder order = Objects.requireNonNull(orders.get(program), program.command());
        programs.start(program.command(), order.environment(), order.arguments());
    }

    /** Kills one. */
    public void kill(Program program) throws InterruptedException {
        programs.kill(program.command());
    }

    /** Whether it runs. */
    public boolean isAlive(Program program) {
        return programs.isAlive(program.command());
    }

    /** Lets one stand still, and go on again. */
    public void pause(Program program, boolean stands) throws IOException, InterruptedException {
        programs.pause(program.command(), stands);
    }

    /**
     * The id of a running process.
     *
     * @throws IOException when it does not run
     */
    public long pid(Program program) throws IOException {
        long pid = programs.pid(program.command());
        if (pid == 0) {
            throw new IOException(program.command() + " does not run");
        }
        return pid;
    }

    /** The last words of one. */
    public String tail(Program program) {
        return programs.tail(program.command());
    }

    /** What stands in a link of TCP. */
    public TcpProxy proxy(Link link) {
        return Objects.requireNonNull(proxies.get(link), link.words());
    }

    /** Orders the box to harm what passes it. */
    public void harmInRic(String place, String harm, double probability, Duration by)
            throws IOException, InterruptedException {
        ObjectNode faults = JsonNodeFactory.instance.objectNode();
        ObjectNode dose =
                faults.putObject("places").putObject(place).putObject(harm).put("probability", probability);
        if (!by.isZero()) {
            dose.put("millis", by.toMillis());
        }
        http.ask("PUT", at.admin() + "/faults", faults.toString());
    }

    /** Lets the box be well again. */
    public void healRic() throws IOException, InterruptedException {
        http.ask("PUT", at.admin() + "/faults", "{\"places\":{}}");
    }

    /** Stops all control of the xApp, or lets it go on. */
    public void stopControl(boolean stops) throws IOException {
        Path file = folder.resolve(Addresses.STOP);
        if (stops) {
            Files.writeString(file, "soak");
        } else {
            Files.deleteIfExists(file);
        }
    }

    /** Closes the proxies; the processes end with the programs that were given. */
    @Override
    public void close() {
        proxies.values().forEach(TcpProxy::close);
    }
}
