package io.rantwin.planner.chaos;

import io.rantwin.planner.chaos.report.SoakReport;
import io.rantwin.planner.chaos.schedule.Schedule;
import io.rantwin.planner.chaos.stage.Lookout;
import io.rantwin.planner.chaos.stage.Operator;
import io.rantwin.planner.chaos.stage.Stage;
import io.rantwin.planner.testbed.Http;
import io.rantwin.planner.testbed.MemorySizes;
import io.rantwin.planner.testbed.Programs;
import io.rantwin.planner.testbed.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Starts all that a soak needs, lets it go on to its end or until it is interrupted, and ends all of it. */
final class SoakRun {
    /** Of whoever looks and wishes, until an answer must be there. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final MemorySizes SIZES = new MemorySizes("-Xmx384m", "-Xms128m -Xmx384m -Xmn64m");

    /** The first of a site's cells on its capacity carrier, and the steps to the next cell and the next site. */
    private static final int FIRST_CELL = (1 << 14) + 2;

    private static final int CELLS_OF_A_SITE = 3;
    private static final int CELLS = 9;

    private final SoakSettings settings;
    private final Schedule schedule;
    private final InstantSource clock;
    private final Consumer<String> teller;

    /** @param teller takes a line for each thing that happens */
    SoakRun(SoakSettings settings, Schedule schedule, InstantSource clock, Consumer<String> teller) {
        this.settings = settings;
        this.schedule = schedule;
        this.clock = clock;
        this.teller = teller;
    }

    /**
     * Runs it.
     *
     * @throws IOException when the processes could not be started
     * @throws InterruptedException when it is interrupted before they were; later on, the report says that it was not over
     */
    SoakReport run() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                Programs programs =
                        new Programs(settings.launcher(), settings.folder(), SIZES.unlessIn(System.getenv()))) {
            Http http = new Http(client, PATIENCE);
            try (Stage stage = Stage.start(programs, http, new Waiting(programs, clock), schedule, settings.speed());
                    Operator operator = new Operator(
                            http,
                            stage.addresses().planner(),
                            capacityCells(),
                            new SplittableRandom(schedule.seed()),
                            clock)) {
                teller.accept("all processes are there; " + schedule.blows().size() + " faults are to come");
                operator.begin();
                Lookout lookout = new Lookout(stage, operator, executor);
                Harms harms = new Harms(stage, settings.folder());
                Soak soak = new Soak(settings, schedule, stage, harms, lookout, executor, clock, teller);
                try {
                    soak.run();
                } catch (InterruptedException asked) {
                    // What was seen by now is in the report.
                    teller.accept("ended before its end");
                }
                return soak.report(operator.acknowledged());
            }
        }
    }

    private static List<Integer> capacityCells() {
        return IntStream.range(0, CELLS)
                .mapToObj(i -> FIRST_CELL + ((i / CELLS_OF_A_SITE) << 14) + 2 * (i % CELLS_OF_A_SITE))
                .toList();
    }
}
