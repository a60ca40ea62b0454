package io.rantwin.planner.desired;

import io.rantwin.a1.json.A1Exception;
import java.util.ArrayList;
import java.util.List;

/** A journal whose lines outlive the store that writes them. */
final class MemoryJournal implements EventJournal {
    private final CrashPoints crash;
    private List<String> lines = new ArrayList<>();

    MemoryJournal(CrashPoints crash) {
        this.crash = crash;
    }

    @Override
    public List<PolicyEvent> events() {
        List<PolicyEvent> events = new ArrayList<>();
        for (String line : lines) {
            try {
                events.add(EventText.read(line));
            } catch (A1Exception e) {
                throw new AssertionError("an event cannot be read back: " + line, e);
            }
        }
        return events;
    }

    @Override
    public void append(PolicyEvent event) {
        crash.pass();
        lines.add(EventText.write(event).toString());
        crash.pass();
    }

    @Override
    public long size() {
        return lines.size();
    }

    @Override
    public void replace(List<PolicyEvent> events) {
        List<String> next = new ArrayList<>();
        events.forEach(event -> next.add(EventText.write(event).toString()));
        crash.pass();
        lines = next;
        crash.pass();
    }

    @Override
    public void close() {}
}
