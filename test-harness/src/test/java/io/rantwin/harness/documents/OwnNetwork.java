package io.rantwin.harness.documents;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A network of this test's own: there every port is free that a document names, whatever runs on this machine, and commands need not be
 * changed. A namespace of Linux, which lives as long as the process that holds it.
 */
final class OwnNetwork implements AutoCloseable {
    /** An address that documents take for a RIC elsewhere is one of this machine, there. */
    private static final String SETUP =
            "ip link set lo up && ip addr add 10.0.2.10/32 dev lo && echo there && exec sleep 3600";

    private final Process holder;

    private OwnNetwork(Process holder) {
        this.holder = holder;
    }

    /** Nothing where the system has none for us. */
    static Optional<OwnNetwork> open() {
        try {
            Process holder = new ProcessBuilder("unshare", "-r", "-n", "sh", "-c", SETUP)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
            OwnNetwork network = new OwnNetwork(holder);
            if ("there".equals(said.readLine()) && network.canBeEntered()) {
                return Optional.of(network);
            }
            network.close();
            return Optional.empty();
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        }
    }

    private boolean canBeEntered() throws IOException {
        Process tried = new ProcessBuilder(inside(List.of("true"))).start();
        try {
            return tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The command as it is started in there; Ctrl-C counts for it also where it does not for this test. */
    List<String> inside(List<String> command) {
        List<String> all = new ArrayList<>(List.of("nsenter", "-t", Long.toString(holder.pid()), "-U", "-n"));
        all.addAll(List.of("--preserve-credentials", "env", "--default-signal=INT"));
        all.addAll(command);
        return all;
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
