package io.rantwin.xapp.sdl;

/** Listening to channels. */
public interface SdlSubscription extends AutoCloseable {
    /** Ends the subscription; at most one call of the listener, which is under way, ends later. */
    @Override
    void close();
}
