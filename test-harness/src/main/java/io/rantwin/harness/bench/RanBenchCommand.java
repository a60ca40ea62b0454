package io.rantwin.harness.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ran.network.CellCount;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.scenario.Scenario;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.harness.ran.scenario.Scenarios;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many seconds of network time a second of ours gives, in the busy hour of two committed scenarios. */
@Command(
        name = "ran",
        description = {
            "Measures the simulated network: simulated seconds per second, one thread, reports and plots off.",
            "The busy hour (18:00) of city-21 and city-57, after a warm-up."
        },
        mixinStandardHelpOptions = true)
final class RanBenchCommand implements Callable<Integer> {
    private static final double BUSY_HOUR = 18;

    /** Published speeds of other simulators, measured on this machine kind; see docs/simulated-network.md. */
    private static final List<String> OTHERS = List.of(
            "ns-3 LTE: 7 cells / 70 UEs 0.14-0.22x, 19 / 190 0.03x, 57 / 570 0.0017x real time",
            "mobile-env: 13 stations / 30 UEs 28-42 steps/s");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "simulated seconds that are measured (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Override
    public Integer call() throws ScenarioException {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds begins at 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println(Machine.here());
        }
        measure("city-21", "ran.21cells.630ues.x", 20, out);
        measure("city-57", "ran.57cells.1710ues.x", 5, out);
        if (!json) {
            out.println("for comparison (given, not run here):");
            OTHERS.forEach(line -> out.println("  " + line));
        }
        out.flush();
        return 0;
    }

    private void measure(String scenarioName, String figure, double wanted, PrintWriter out) throws ScenarioException {
        Scenario scenario = Scenarios.named(scenarioName, new ScenarioChanges(null, null, BUSY_HOUR));
        RadioNetwork network = new RadioNetwork(scenario.plan(), scenario.seed());
        advance(network, Math.max(10, seconds / 3));
        double usedBefore = usedShare(network);
        double simulatedBefore = network.timeMicros() / 1e6;
        long start = System.nanoTime();
        advance(network, seconds);
        double took = (System.nanoTime() - start) / 1e9;
        double load = (usedShare(network) * network.timeMicros() / 1e6 - usedBefore * simulatedBefore) / seconds;
        double ratio = seconds / took;
        if (json) {
            ObjectNode node = new ObjectMapper().createObjectNode();
            node.put("name", figure).put("value", ratio).put("bar", wanted).put("load", load);
            node.put("machine", Machine.here().toString());
            out.println(node);
        } else {
            out.println(String.format(
                    Locale.ROOT,
                    "%-24s %7.1f  (at least %.0f; %d s in %.1f s, mean load %.0f %%)",
                    figure,
                    ratio,
                    wanted,
                    seconds,
                    took,
                    100 * load));
        }
        out.flush();
    }

    private static void advance(RadioNetwork network, int seconds) {
        network.advanceTo(network.timeMicros() + seconds * 1_000_000L);
    }

    private static double usedShare(RadioNetwork network) {
        double used = 0;
        double available = 0;
        for (int cell = 0; cell < network.account().cells(); cell++) {
            used += network.account().get(CellCount.PRB_SECONDS_USED_DL, cell);
            available += network.account().get(CellCount.PRB_SECONDS_AVAILABLE_DL, cell);
        }
        return used / available;
    }
}
