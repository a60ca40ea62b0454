package io.rantwin.planner.evaluation;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.LongConsumer;
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
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Progress(
                terminal
                        ? new ProgressBarBuilder()
                                .setTaskName(task)
                                .setInitialMax(steps)
                                .setConsumer(new ConsoleProgressBarConsumer(screen))
                                .build()
                        : null);
    }

    /** Step {@code step}, from 0 on, is done. */
    @Override
    public void accept(long step) {
        if (bar != null) {
            bar.stepTo(step + 1);
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
