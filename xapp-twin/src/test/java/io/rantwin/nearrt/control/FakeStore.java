package io.rantwin.nearrt.control;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A store in memory that can be away. */
public final class FakeStore implements ControlStore {
    public @Nullable String text;
    public boolean isAway;

    @Override
    public void save(String newText) throws IOException {
        if (isAway) {
            throw new IOException("away");
        }
        text = newText;
    }

    @Override
    public @Nullable String load() throws IOException {
        if (isAway) {
            throw new IOException("away");
        }
        return text;
    }
}
