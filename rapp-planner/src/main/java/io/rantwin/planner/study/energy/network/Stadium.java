package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.testbed.Programs;
import io.rantwin.planner.testbed.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The scenario with an event of which days without it teach nothing: a crowd in the middle of the network while cells sleep. */
final class Stadium {
    private static final String PLACE = "\npopulation:\n";
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private Stadium() {}

    /** Writes it: from 2 to 8 o'clock of the last day under the policy, which has been rolled out by then; the crowd comes and goes for an hour more. */
    static Path write(Conditions conditions, InstantSource clock)
            throws IOException, InterruptedException, StudyException {
        Path folder = Files.createDirectories(conditions.folder().resolve("stadium"));
        String text;
        if (Files.isRegularFile(Path.of(conditions.scenario()))) {
            text = Files.readString(Path.of(conditions.scenario()));
        } else {
            try (Programs programs = new Programs(conditions.launcher(), folder)) {
                programs.start("show", Map.of(), List.of("ran", conditions.scenario(), "--show"));
                Waiting waiting = new Waiting(programs, clock);
                while (programs.isAlive("show")) {
                    waiting.look();
                }
                text = programs.said("show");
            }
        }
        if (!text.contains(PLACE)) {
            throw new StudyException("The scenario has no member population, to which the event could be added.");
        }
        String day = DAYS.get((conditions.learnDays() + conditions.days() - 1) % DAYS.size());
        String event = String.format(
                Locale.ROOT,
                "  events:%n    - {name: stadium, xMetres: 100, yMetres: 150, radiusMetres: 200, from: \"%s 02:00\", until: \"%s 08:00\","
                        + " rampHours: 1, crowdFactor: 20, demandFactor: 8}%n",
                day,
                day);
        return Files.writeString(
                folder.resolve("scenario.yaml"), text.replace(PLACE, PLACE + event), StandardCharsets.UTF_8);
    }
}
