package io.rantwin.planner.chaos;

import io.rantwin.planner.chaos.harm.Limits;
import io.rantwin.planner.chaos.harm.TcpProxy;
import io.rantwin.planner.chaos.harm.Weaving;
import io.rantwin.planner.chaos.schedule.Fault;
import io.rantwin.planner.chaos.schedule.Link;
import io.rantwin.planner.chaos.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Makes faults and takes them back. Used by one thread. */
final class Harms {
    private final Stage stage;
    private final Limits limits = new Limits();
    private final Weaving weaving;
    private final Map<Link, Long> harmedBefore = new HashMap<>();

    /** @param folder for what it needs itself */
    Harms(Stage stage, Path folder) throws IOException {
        this.stage = stage;
        weaving = Weaving.in(folder);
    }

    /** Harms from now on. */
    void begin(Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case Fault.KillProcess kill -> stage.kill(kill.program());
            case Fault.Pause pause -> stage.pause(pause.program(), true);
            case Fault.Cut cut -> harm(cut.link(), "drop", cutState(cut), 1, Duration.ZERO);
            case Fault.Delay delay -> harm(delay.link(), "delay", new TcpProxy.State.Late(delay.by()), 1, delay.by());
            case Fault.Corrupt corrupt ->
                harm(
                        corrupt.link(),
                        "corrupt",
                        new TcpProxy.State.Corrupting(corrupt.share(), ways(corrupt.link())),
                        corrupt.share(),
                        Duration.ZERO);
            case Fault.ClockJump jump -> weaving.moveClock(stage.pid(jump.program()), jump.by());
            case Fault.FullDisk full -> limits.fileSize(stage.pid(full.program()), full.roomOctets());
            case Fault.SlowDisk slow -> weaving.slowDisk(stage.pid(slow.program()), slow.by());
            case Fault.ReportClockJump _ -> {
                // The network does this by itself: it is in its scenario.
            }
        }
    }

    /**
     * Takes it back.
     *
     * @return what it did, in a few words; empty where nothing is counted
     */
    String end(Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case Fault.KillProcess kill -> stage.start(kill.program());
            case Fault.Pause pause -> stage.pause(pause.program(), false);
            case Fault.Cut cut -> {
                return well(cut.link());
            }
            case Fault.Delay delay -> {
                return well(delay.link());
            }
            case Fault.Corrupt corrupt -> {
                return well(corrupt.link());
            }
            case Fault.ClockJump jump -> weaving.moveClock(stage.pid(jump.program()), Duration.ZERO);
            case Fault.FullDisk full -> limits.fileSize(stage.pid(full.program()), Limits.NONE);
            case Fault.SlowDisk slow -> weaving.slowDisk(stage.pid(slow.program()), Duration.ZERO);
            case Fault.ReportClockJump _ -> {
                // By its scenario.
            }
        }
        return "";
    }

    // A wrong bit in an order is another order, and nobody can tell it from a right one: that is what TLS is for.
    private static Set<TcpProxy.Way> ways(Link link) {
        return switch (link) {
            case E2 -> EnumSet.of(TcpProxy.Way.THERE);
            case A1, O1 -> EnumSet.of(TcpProxy.Way.BACK);
            case TWIN, RMR -> EnumSet.allOf(TcpProxy.Way.class);
        };
    }

    private static TcpProxy.State cutState(Fault.Cut cut) {
        return cut.isSilent() ? new TcpProxy.State.Holding() : new TcpProxy.State.Refusing();
    }

    private void harm(Link link, String harm, TcpProxy.State state, double probability, Duration by)
            throws IOException, InterruptedException {
        if (link == Link.RMR) {
            stage.harmInRic(harm.equals("corrupt") ? "e2.indication" : "rmr.out", harm, probability, by);
        } else {
            TcpProxy proxy = stage.proxy(link);
            harmedBefore.put(link, proxy.harmed());
            proxy.set(state);
        }
    }

    private String well(Link link) throws IOException, InterruptedException {
        if (link == Link.RMR) {
            stage.healRic();
            return "";
        }
        TcpProxy proxy = stage.proxy(link);
        proxy.set(new TcpProxy.State.Well());
        return proxy.harmed() - harmedBefore.getOrDefault(link, 0L) + " pieces or connections were harmed";
    }
}
