package io.rantwin.planner.tracing;

import io.opentelemetry.api.trace.SpanKind;
import io.rantwin.api.tracing.TracedWork;
import io.rantwin.api.tracing.Tracing;
import org.jspecify.annotations.Nullable;

/** Steps of one piece of work, a span each, one after the other. Of one thread. */
public final class Steps implements AutoCloseable {
    private final Tracing tracing;
    private final String name;
    private @Nullable TracedWork now;

    /** @param name of each span */
    public Steps(Tracing tracing, String name) {
        this.tracing = tracing;
        this.name = name;
    }

    /** The next step begins; the one before is over. */
    public void next(String words) {
        end();
        TracedWork begun = tracing.begin(name, SpanKind.INTERNAL);
        begun.span().setAttribute("rantwin.plan.step", words);
        now = begun;
    }

    /** The last step is over. */
    public void end() {
        if (now != null) {
            now.close();
            now = null;
        }
    }

    @Override
    public void close() {
        end();
    }
}
