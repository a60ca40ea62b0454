package io.rantwin.xapp.sdl;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what it hears. */
final class RecordingListener implements SdlListener {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger missed = new AtomicInteger();

    @Override
    public void events(String channel, List<String> events) {
        heard.add(channel + ":" + String.join(" ", events));
    }

    @Override
    public void mayHaveMissedEvents() {
        missed.incrementAndGet();
    }
}
