package io.rantwin.nearrt.control;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Keeps one text over a restart. Blocks; called by one thread at a time. */
public interface ControlStore {
    /** Replaces the text. */
    void save(String text) throws IOException;

    /** The text; null when there is none. */
    @Nullable
    String load() throws IOException;
}
