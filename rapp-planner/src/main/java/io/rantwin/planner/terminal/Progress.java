package io.rantwin.planner.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A bar on the terminal with the time left; nothing where there is none.
 *
 * @param bar null without a terminal
 */
public record Progress(@Nullable ProgressBar bar) implements LongConsumer, AutoCloseable {
    /**
     * A bar of so many steps.
     *
     * @param screen where it is drawn
     */
    public static Progress over(PrintStream screen, String task, long steps) {
        return drawn(screen, task, steps, builder -> builder);
    }

    /** A bar of octets, told in kB. */
    public static Progress overOctets(PrintStream screen, String task, long octets) {
        return drawn(screen, task, octets, builder -> builder.setUnit(" kB", 1024));
    }

    /** A bar that begins where an earlier run ended, with the speed. */
    public static Progress goingOn(PrintStream screen, String task, String unit, long steps, long doneBefore) {
        return drawn(
                screen,
                task,
                steps,
                builder -> builder.setUnit(" " + unit, 1)
                        .startsFrom(doneBefore, Duration.ZERO)
                        .showSpeed());
    }

    private static Progress drawn(
            PrintStream screen, String task, long steps, UnaryOperator<ProgressBarBuilder> manner) {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Progress(
                terminal
                        ? manner.apply(new ProgressBarBuilder()
                                        .setTaskName(task)
                                        .setInitialMax(steps)
                                        .setConsumer(new ConsoleProgressBarConsumer(screen)))
                                .build()
                        : null);
    }

    /** So many steps are done. */
    @Override
    public void accept(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** What stands behind the bar. */
    public void say(String text) {
        if (bar != null) {
            bar.setExtraMessage(text);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
