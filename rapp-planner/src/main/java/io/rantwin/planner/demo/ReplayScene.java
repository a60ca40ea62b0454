package io.rantwin.planner.demo;

import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.planner.testbed.Waiting;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recorded cells as E2 nodes of the RIC, with the twin and the planner. Nobody there obeys: what was recorded has happened. */
final class ReplayScene implements Scene {
    private static final String REPLAY = "replay";
    private static final Pattern NODES = Pattern.compile("(?m)^(\\d+) nodes? of ");

    private final Backdrop backdrop;
    private final Planner planner;
    private final List<String> cellIds;

    private ReplayScene(Backdrop backdrop, Planner planner, List<String> cellIds) {
        this.backdrop = backdrop;
        this.planner = planner;
        this.cellIds = cellIds;
    }

    /** Starts them; when one cannot be started all end again. */
    static ReplayScene start(DemoSettings settings, Recording recording, InstantSource clock, Teller teller)
            throws IOException, InterruptedException {
        Backdrop backdrop = new Backdrop(settings, clock);
        try {
            return start(settings, recording, backdrop, teller);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            backdrop.close();
            throw failed;
        }
    }

    private static ReplayScene start(DemoSettings settings, Recording recording, Backdrop backdrop, Teller teller)
            throws IOException, InterruptedException {
        backdrop.platform().startBox();
        teller.say("a near-RT RIC");
        backdrop.launchXapp("");
        backdrop.launchPlanner(List.of());
        backdrop.platform().awaitXapp(List.of());
        teller.say("the twin, as an xApp of the RIC");
        Planner planner = backdrop.awaitPlanner();
        // The recording begins with the first subscription: all who look are there before.
        List<String> arguments = new ArrayList<>(List.of(
                REPLAY,
                recording.name(),
                "--data=" + recording.data(),
                "--transport=tcp",
                "--connect=" + backdrop.platform().e2(),
                "--loop",
                String.format(Locale.ROOT, "--speed=%.2f", settings.speed())));
        if (!recording.cells().isEmpty()) {
            arguments.add("--cell=" + String.join(",", recording.cells()));
        }
        backdrop.programs().start(REPLAY, Map.of(), arguments);
        int[] nodes = {0};
        backdrop.waiting().until("the recording is read", () -> {
            Matcher found = NODES.matcher(backdrop.programs().said(REPLAY));
            nodes[0] = found.find() ? Integer.parseInt(found.group(1)) : 0;
            return nodes[0] > 0;
        });
        List<String> cellIds = new ArrayList<>();
        backdrop.waiting().until("the twin has found all that was recorded", () -> {
            cellIds.clear();
            planner.all("/v1/live/cells")
                    .forEach(cell -> cellIds.add(cell.path("cellId").asText()));
            return cellIds.size() == nodes[0];
        });
        teller.say(String.format(
                Locale.ROOT,
                "%s: %d recorded cells as E2 nodes, %.0f times as fast as they were",
                recording.name(),
                nodes[0],
                settings.speed()));
        return new ReplayScene(backdrop, planner, List.copyOf(cellIds));
    }

    @Override
    public Planner planner() {
        return planner;
    }

    @Override
    public Waiting waiting() {
        return backdrop.waiting();
    }

    @Override
    public List<String> cellIds() {
        return cellIds;
    }

    @Override
    public List<PmPeriods.Period> freshCounters() {
        return List.of();
    }

    @Override
    public long residentMebibytes() {
        return backdrop.residentMebibytes();
    }

    @Override
    public void close() {
        backdrop.close();
    }
}
