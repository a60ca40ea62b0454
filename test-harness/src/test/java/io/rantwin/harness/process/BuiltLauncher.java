package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A launcher that runs the classes of this build, for commands that start others by it. */
public final class BuiltLauncher {
    private static final Path PLANNER =
            Path.of("..", "rapp-planner", "target").toAbsolutePath().normalize();
    private static final Path XAPP = Path.of("..", "xapp-twin").toAbsolutePath().normalize();
    private static final Path FRAMEWORK =
            Path.of("..", "xapp-framework").toAbsolutePath().normalize();
    private static final String FLAGS =
            " -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED" + " --sun-misc-unsafe-memory-access=allow ";

    private BuiltLauncher() {}

    /** Writes it; what needs it is skipped where the packages were not made. */
    static Path in(Path folder) throws IOException {
        return in(folder, "");
    }

    /**
     * The same with more for every Java machine.
     *
     * @param further flags, as a shell reads them
     */
    public static Path in(Path folder, String further) throws IOException {
        assumeThat(PLANNER.resolve("lib"))
                .as("`mvn package` or `./rantwin build` makes it")
                .isDirectory();
        String flags = FLAGS + further + " ";
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String planner = PLANNER.resolve("classes") + ":" + PLANNER.resolve("lib") + "/*";
        String xapp = XAPP.resolve("target/classes") + ":" + XAPP.resolve("target/lib") + "/*";
        String harness = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        Path launcher = Files.writeString(
                folder.resolve("rantwin"),
                String.join(
                        "\n",
                        "#!/bin/sh",
                        "case $1 in",
                        "  demo | chaos | forecast | data | audit | policy | rapp | plan | sweep | train | models | federated)",
                        "    exec " + java + flags + "--add-modules=jdk.incubator.vector -Drantwin.launcher="
                                + folder.resolve("rantwin") + " -cp '" + planner
                                + "' io.rantwin.planner.Main \"$@\" ;;",
                        "  twin) exec " + java + flags + "-XX:TieredStopAtLevel=1 -cp '" + xapp
                                + "' io.rantwin.nearrt.Main \"$@\" ;;",
                        "  xapp) CFG_FILE=${CFG_FILE:-" + XAPP.resolve("example/config-file.json") + "} exec " + java
                                + " $RANTWIN_XAPP_JAVA --add-modules=jdk.incubator.vector" + flags + "-cp '" + xapp
                                + "' io.rantwin.nearrt.Main \"$@\" ;;",
                        "  example) CFG_FILE=${CFG_FILE:-" + FRAMEWORK.resolve("example/config-file.json") + "} exec "
                                + java + flags + "-cp '" + harness
                                + "' io.rantwin.xapp.example.CellLoad ;;",
                        "  *) exec " + java + flags + "-cp '" + harness + "' io.rantwin.harness.Main \"$@\" ;;",
                        "esac",
                        ""));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        return launcher;
    }
}
