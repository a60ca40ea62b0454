package io.rantwin.planner.chaos.harm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Limits of a running process, by {@code prlimit} of util-linux, which needs no root for a process of one's own. A file that would grow
 * beyond the limit is written in part or not at all, and the write fails with {@code EFBIG} where a full disk has {@code ENOSPC}: both are
 * an {@code IOException} of the same call. Free space of the disk looks as it is.
 */
public final class Limits {
    /** As if there were no limit. */
    public static final long NONE = -1;

    /**
     * Bounds the size of files.
     *
     * @param octets at most, or {@link #NONE}; the hard limit stays, so that it can be taken back
     */
    public void fileSize(long pid, long octets) throws IOException, InterruptedException {
        String limit = octets == NONE ? "unlimited" : Long.toString(octets);
        Process process = new ProcessBuilder("prlimit", "--pid=" + pid, "--fsize=" + limit + ":")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("the limit of process " + pid + " cannot be set: " + said);
        }
    }
}
