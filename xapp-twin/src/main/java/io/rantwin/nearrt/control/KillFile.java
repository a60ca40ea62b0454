package io.rantwin.nearrt.control;

import java.nio.file.Files;
import java.nio.file.Path;

/** A kill switch in the shape of a file: while it exists, control is stopped. Used by one thread. */
public final class KillFile {
    private final Path file;
    private final ControlDesk desk;
    private boolean hasStopped;

    /** Over a desk. */
    public KillFile(Path file, ControlDesk desk) {
        this.file = file;
        this.desk = desk;
    }

    /** Looks; to be called some times a second. Control that the file has stopped goes on when it is gone; other stops stay. */
    public void tick(long networkNanos) {
        boolean isThere = Files.exists(file);
        if (isThere && desk.isEnabled()) {
            hasStopped = true;
            desk.setEnabled(false, reason(), networkNanos);
        } else if (!isThere && (hasStopped || desk.disabledReason().equals(reason())) && !desk.isEnabled()) {
            hasStopped = false;
            desk.setEnabled(true, "the file " + file + " is gone", networkNanos);
        }
    }

    private String reason() {
        return "the file " + file + " exists";
    }
}
