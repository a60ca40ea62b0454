package io.rantwin.nearrt.control;

import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.sdl.SdlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@link ControlStore} in the shared data layer. */
public final class SdlControlStore implements ControlStore {
    private final Sdl sdl;
    private final String namespace;
    private final String key;

    /** One key. */
    public SdlControlStore(Sdl sdl, String namespace, String key) {
        this.sdl = sdl;
        this.namespace = namespace;
        this.key = key;
    }

    @Override
    public void save(String text) throws IOException {
        try {
            sdl.set(namespace, key, text.getBytes(StandardCharsets.UTF_8));
        } catch (SdlException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String load() throws IOException {
        try {
            byte[] octets = sdl.get(namespace, key);
            return octets == null ? null : new String(octets, StandardCharsets.UTF_8);
        } catch (SdlException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
