package io.rantwin.harness.ric.e2;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
final class RecordingRnib implements RnibSink {
    private final List<RanNode> nodes = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void nodeChanged(RanNode node) {
        nodes.add(node);
    }

    @Override
    public void event(String channel, String text) {
        events.add(text);
    }

    List<RanNode> nodes() {
        return List.copyOf(nodes);
    }

    List<String> events() {
        return List.copyOf(events);
    }
}
