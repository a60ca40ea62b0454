package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A launcher that runs the classes of this build, for commands that start others by it. */
final class BuiltLauncher {
    private static final Path PLANNER =
            Path.of("..", "rapp-planner", "target").toAbsolutePath().normalize();
    private static final Path XAPP = Path.of("..", "xapp-twin").toAbsolutePath().normalize();
    private static final String FLAGS =
            " -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED" + " --sun-misc-unsafe-memory-access=allow ";

    private BuiltLauncher() {}

    /** Writes it; what needs it is skipped where the packages were not made. */
    static Path in(Path folder) throws IOException {
        assumeThat(PLANNER.resolve("lib"))
                .as("`mvn package` or `./rantwin build` makes it")
                .isDirectory();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String planner = PLANNER.resolve("classes") + ":" + PLANNER.resolve("lib") + "/*";
        String xapp = XAPP.resolve("target/classes") + ":" + XAPP.resolve("target/lib") + "/*";
        Path launcher = Files.writeString(
                folder.resolve("rantwin"),
                String.join(
                        "\n",
                        "#!/bin/sh",
                        "case $1 in",
                        "  demo | chaos | rapp) exec " + java + FLAGS + "-Drantwin.launcher="
                                + folder.resolve("rantwin") + " -cp '" + planner
                                + "' io.rantwin.planner.Main \"$@\" ;;",
                        "  xapp) CFG_FILE=" + XAPP.resolve("example/config-file.json") + " exec " + java
                                + " $RANTWIN_XAPP_JAVA --add-modules=jdk.incubator.vector" + FLAGS + "-cp '" + xapp
                                + "' io.rantwin.nearrt.Main \"$@\" ;;",
                        "  *) exec " + java + FLAGS + "-cp '" + System.getProperty("java.class.path")
                                + "' io.rantwin.harness.Main \"$@\" ;;",
                        "esac",
                        ""));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        return launcher;
    }
}
