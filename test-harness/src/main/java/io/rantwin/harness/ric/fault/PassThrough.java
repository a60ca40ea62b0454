package io.rantwin.harness.ric.fault;

import java.util.function.Consumer;

/** A place where messages pass and may be harmed on the way. Thread-safe. */
@FunctionalInterface
public interface PassThrough {
    /** Passes every message on, unharmed. */
    PassThrough UNHARMED = (octets, onward) -> onward.accept(octets);

    /** Hands a message on: never, once, twice, later, or as other octets. */
    void pass(byte[] octets, Consumer<byte[]> onward);
}
