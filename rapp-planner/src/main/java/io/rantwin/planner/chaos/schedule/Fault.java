package io.rantwin.planner.chaos.schedule;

import java.time.Duration;

/** Something that is done to the processes for a while. Each lasts a length of network time. */
public sealed interface Fault {
    /** Network time from its begin to its end. */
    Duration lasts();

    /** What it is done to: a process or a link; two faults at one time never have the same. */
    String target();

    /** Name for machines. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /** In a few words. */
    String words();

    /** SIGKILL; the same process is started again when it ends. */
    record KillProcess(Program program, Duration lasts) implements Fault {
        @Override
        public String target() {
            return program.command();
        }

        @Override
        public String words() {
            return "kill -9 " + target() + ", started again after";
        }
    }

    /** SIGSTOP, and SIGCONT when it ends: all clocks have jumped for the process, and none of its peers was told. */
    record Pause(Program program, Duration lasts) implements Fault {
        @Override
        public String target() {
            return program.command();
        }

        @Override
        public String words() {
            return "pause " + target();
        }
    }

    /**
     * Nothing passes a link.
     *
     * @param isSilent whether connections stay and what is sent waits, as when packets are lost; else they are reset and new ones refused
     */
    record Cut(Link link, boolean isSilent, Duration lasts) implements Fault {
        @Override
        public String target() {
            return targetOf(link);
        }

        @Override
        public String words() {
            return "cut " + link.words() + (isSilent ? " without a word" : "");
        }
    }

    /**
     * All that passes a link is late.
     *
     * @param by our time
     */
    record Delay(Link link, Duration by, Duration lasts) implements Fault {
        @Override
        public String target() {
            return targetOf(link);
        }

        @Override
        public String words() {
            return "delay " + link.words() + " by " + by.toMillis() + " ms";
        }
    }

    /**
     * Bits are wrong: of a link's octets, whose framing suffers, too; of {@link Link#RMR}, of indications inside the RIC, whose framing
     * stays. Of {@link Link#E2} what nodes send, of {@link Link#A1} what is answered: a wrong bit in an order is another order.
     *
     * @param share of pieces that have a wrong bit, 0..1
     */
    record Corrupt(Link link, double share, Duration lasts) implements Fault {
        @Override
        public String target() {
            return targetOf(link);
        }

        @Override
        public String words() {
            return "corrupt " + Math.round(100 * share) + " % of "
                    + (link == Link.RMR ? "indications" : link.words() + " pieces");
        }
    }

    /**
     * The wall clock of a process is wrong, at once and until the end, when it jumps back.
     *
     * @param by how far ahead; negative for back
     */
    record ClockJump(Program program, Duration by, Duration lasts) implements Fault {
        @Override
        public String target() {
            return program.command();
        }

        @Override
        public String words() {
            return "wall clock of " + target() + " jumps by " + by.toSeconds() + " s";
        }
    }

    /**
     * A node of the network stamps its reports wrongly. The network does so by itself, for it knows the schedule.
     *
     * @param site number, 1 for the first
     * @param by how far ahead, network time; negative for back
     */
    record ReportClockJump(int site, Duration by, Duration lasts) implements Fault {
        @Override
        public String target() {
            return "site S" + site;
        }

        @Override
        public String words() {
            return "report time of " + target() + " jumps by " + by.toSeconds() + " s";
        }
    }

    /**
     * Files of a process cannot grow.
     *
     * @param roomOctets to which each may; what is written beyond fails, as a whole or in part
     */
    record FullDisk(Program program, long roomOctets, Duration lasts) implements Fault {
        @Override
        public String target() {
            return program.command();
        }

        @Override
        public String words() {
            return "full disk for " + target() + ", " + roomOctets + " octets a file";
        }
    }

    /**
     * Writing takes long.
     *
     * @param by how much longer each write and each flush to the disk takes, our time
     */
    record SlowDisk(Program program, Duration by, Duration lasts) implements Fault {
        @Override
        public String target() {
            return program.command();
        }

        @Override
        public String words() {
            return "slow disk for " + target() + ", " + by.toMillis() + " ms a write";
        }
    }

    private static String targetOf(Link link) {
        // The box makes these itself, so they are in the way of what is done to the box.
        return link == Link.RMR ? Program.RIC.command() : link.words();
    }
}
