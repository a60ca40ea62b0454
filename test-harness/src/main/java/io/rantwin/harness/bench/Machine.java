package io.rantwin.harness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the figures were measured on.
 *
 * @param cpu model of the processor, as far as the system tells
 * @param cores processors available to the JVM
 * @param jdk version and vendor
 * @param os name, version and architecture
 */
public record Machine(String cpu, int cores, String jdk, String os) {
    /** This machine. */
    public static Machine here() {
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }

    private static String cpuModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            // No Linux: the operating system's name has to do.
            return "unknown processor";
        }
    }

    @Override
    public String toString() {
        return cpu + ", " + cores + " cores, JDK " + jdk + ", " + os;
    }
}
