package io.rantwin.harness.ran.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where scenarios come from: those that are committed, by name, and files. The committed ones are the yardstick of later work
 * (decision record 0004).
 */
public final class Scenarios {
    private static final List<String> NAMES = List.of(
            "tiny",
            "quiet-7",
            "city-21",
            "city-57",
            "stadium",
            "energy-night",
            "two-carrier",
            "faults-day",
            "energy-21");

    private Scenarios() {}

    /** Names of the committed scenarios. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A committed scenario.
     *
     * @throws ScenarioException when there is none of this name
     */
    public static Scenario named(String name, ScenarioChanges changes) throws ScenarioException {
        return new ScenarioReader(name + ".yaml", null, changes).read(name, text(name));
    }

    /**
     * A scenario from a file.
     *
     * @throws ScenarioException when anything in it is wrong, or it cannot be read
     */
    public static Scenario file(Path file, ScenarioChanges changes) throws ScenarioException {
        byte[] octets;
        try (InputStream stream = Files.newInputStream(file)) {
            octets = stream.readNBytes(YamlTree.MOST_OCTETS + 1);
        } catch (IOException unreadable) {
            throw refused(file.toString(), "nothing that can be read (" + unreadable + ")", "a file of YAML");
        }
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        return new ScenarioReader(file.toString(), file.toAbsolutePath().getParent(), changes).read(name, octets);
    }

    /**
     * A committed scenario when there is one of this name, else a file.
     *
     * @throws ScenarioException when there is neither, or anything in it is wrong
     */
    public static Scenario of(String nameOrFile, ScenarioChanges changes) throws ScenarioException {
        if (NAMES.contains(nameOrFile)) {
            return named(nameOrFile, changes);
        }
        Path file;
        try {
            file = Path.of(nameOrFile);
        } catch (java.nio.file.InvalidPathException noPath) {
            throw refused(nameOrFile, "no path", "a file, or one of " + NAMES);
        }
        if (!Files.exists(file)) {
            throw refused(nameOrFile, "no such file", "a file, or one of " + NAMES);
        }
        return file(file, changes);
    }

    /**
     * The text of a committed scenario, to start an own one from.
     *
     * @throws ScenarioException when there is none of this name
     */
    public static String textOf(String name) throws ScenarioException {
        return new String(text(name), StandardCharsets.UTF_8);
    }

    private static byte[] text(String name) throws ScenarioException {
        if (!NAMES.contains(name)) {
            throw refused(name, "no such scenario", "one of " + NAMES);
        }
        try (InputStream stream = Scenarios.class.getResourceAsStream(name + ".yaml")) {
            if (stream == null) {
                throw refused(name, "nothing in the jar", "a complete jar");
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw refused(name, "nothing that can be read (" + unreadable + ")", "a complete jar");
        }
    }

    private static ScenarioException refused(String file, String found, String allowed) {
        return new ScenarioException(file, List.of(new ScenarioMistake(0, "", found, allowed)));
    }
}
