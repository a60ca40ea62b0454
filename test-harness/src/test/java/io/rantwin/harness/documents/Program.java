package io.rantwin.harness.documents;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A program that runs until it is ended, and what it says when it is ready. */
enum Program {
    RIC_BESIDE("rantwin ric .*--free-ports", "RIC ready"),
    RIC("rantwin ric\\b", "RIC ready"),
    RAN("rantwin ran .*--connect", "E2 nodes over"),
    NODES("rantwin e2node\\b", "simulated nodes over"),
    RECORD("rantwin record\\b", "recording to"),
    REPLAY("rantwin replay (?!list|show)(recording .*--(connect|rmr)|(?!recording))", "replaying to|nodes? of .*, to "),
    XAPP("rantwin xapp(?! --check)", "registered as"),
    EXAMPLE("rantwin example|java .* CellLoad", "started: HTTP"),
    PLANNER("rantwin (rapp|policy run|data follow)\\b", "serves at|keeps \\d+ policies|follows PM data"),
    PM("rantwin pm\\b", "information coordinator at"),
    WATCH("rantwin twin watch\\b", "."),
    COORDINATOR("rantwin federated coordinate\\b", "waits for");

    private final Pattern command;
    private final Pattern ready;

    Program(String command, String ready) {
        this.command = Pattern.compile(command);
        this.ready = Pattern.compile(ready);
    }

    /** Of a line that somebody types; nothing when it ends by itself, or only tells how it is used. */
    static Optional<Program> of(String line) {
        return line.contains(" --help")
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(program -> program.command.matcher(line).find())
                        .findFirst();
    }

    /** Whether it may have come to its end before somebody ends it. */
    boolean endsByItself() {
        return this == REPLAY;
    }

    /** Whether it is ready, by all that it said so far. */
    boolean isReady(String said) {
        return ready.matcher(said).find();
    }
}
