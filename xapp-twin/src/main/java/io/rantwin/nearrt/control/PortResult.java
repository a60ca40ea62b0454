package io.rantwin.nearrt.control;

/** What became of a control at its interface. */
public sealed interface PortResult {
    /** Why it is no acknowledgement; empty when it is one. */
    default String failure() {
        return switch (this) {
            case Acknowledged _ -> "";
            case Failed(String reason) -> reason;
            case Unknown(String reason) -> reason;
        };
    }

    /** Acknowledged. Whether anything moved is another question. */
    record Acknowledged() implements PortResult {}

    /** It was not done, and why. */
    record Failed(String reason) implements PortResult {}

    /** Nobody knows whether it was done, and why. */
    record Unknown(String reason) implements PortResult {}
}
