package io.rantwin.xapp.node;

import io.rantwin.xapp.node.RanEvents.RanEvent;
import io.rantwin.xapp.sdl.SdlListener;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What has to be read because of events that were heard. Events say where to look, never what is there: they may be lost,
 * doubled or late. Thread-safe.
 */
final class NodeMarks implements SdlListener {
    /** With more nodes than this it is cheaper to read all. */
    private static final int SINGLE_NODES = 32;

    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private boolean all;
    private final Set<String> names = new HashSet<>();
    private final Set<String> interrupted = new HashSet<>();

    /**
     * What was marked up to a moment.
     *
     * @param all everything has to be read
     * @param names nodes to be read, when not all
     * @param interrupted nodes whose connection broke
     */
    record Marked(boolean all, Set<String> names, Set<String> interrupted) {
        Marked {
            names = Set.copyOf(names);
            interrupted = Set.copyOf(interrupted);
        }

        boolean isEmpty() {
            return !all && names.isEmpty();
        }
    }

    @Override
    public void events(String channel, List<String> texts) {
        for (String text : texts) {
            RanEvents parsed = RanEvents.parse(text);
            parsed.events().forEach(this::mark);
            if (!parsed.unknown().isEmpty()) {
                unknown.addAndGet(parsed.unknown().size());
                mayHaveMissedEvents();
            }
        }
    }

    @Override
    public synchronized void mayHaveMissedEvents() {
        all = true;
    }

    private synchronized void mark(RanEvent event) {
        heard.incrementAndGet();
        names.add(event.ranName());
        if (event instanceof RanEvent.StatusChanged changed && changed.status() != ConnectionStatus.CONNECTED) {
            interrupted.add(event.ranName());
        }
        if (names.size() > SINGLE_NODES) {
            names.clear();
            all = true;
        }
    }

    synchronized boolean isEmpty() {
        return !all && names.isEmpty();
    }

    /** Takes the marks away, because what they mark is read from now on. */
    synchronized Marked take() {
        var taken = new Marked(all, names, interrupted);
        all = false;
        names.clear();
        interrupted.clear();
        return taken;
    }

    /** Puts them back, because the reading failed; all has to be read then. */
    synchronized void putBack(Marked marked) {
        all = true;
        interrupted.addAll(marked.interrupted());
    }

    long heard() {
        return heard.get();
    }

    long unknown() {
        return unknown.get();
    }
}
