package io.rantwin.planner.chaos.stage;

import io.rantwin.planner.chaos.schedule.Fault;
import io.rantwin.planner.chaos.schedule.Schedule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The network of a soak, with those faults of the schedule that it makes itself. */
final class Scenario {
    /** Sites times sectors times carriers of the file. */
    static final int CELLS = 18;

    /** A node for each site. */
    static final int NODES = 3;

    private Scenario() {}

    /** Writes its file. */
    static Path write(Path folder, Schedule schedule) throws IOException {
        StringBuilder text;
        try (InputStream in = Scenario.class.getResourceAsStream("soak.yaml")) {
            if (in == null) {
                throw new IOException("the scenario of the soak is missing from the jar");
            }
            text = new StringBuilder(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        String head = "faults:\n";
        for (Schedule.Blow blow : schedule.blows()) {
            if (blow.fault() instanceof Fault.ReportClockJump jump) {
                text.append(head)
                        .append("  - {kind: clockSkew, site: S%d, offsetMillis: %d, from: %ds, until: %ds}\n"
                                .formatted(
                                        jump.site(),
                                        jump.by().toMillis(),
                                        blow.at().toSeconds(),
                                        blow.end().toSeconds()));
                head = "";
            }
        }
        return Files.writeString(folder.resolve("soak.yaml"), text);
    }
}
