package io.rantwin.twin.topology;

import java.util.List;

/** A topology file that cannot be taken, with every mistake found in it. */
public final class TopologyException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Mistake> mistakes;

    /**
     * One mistake.
     *
     * @param pointer where, as a JSON pointer (RFC 6901)
     * @param reason what is wrong there and what would be right
     */
    public record Mistake(String pointer, String reason) {
        @Override
        public String toString() {
            return (pointer.isEmpty() ? "(the whole)" : pointer) + ": " + reason;
        }
    }

    TopologyException(List<Mistake> mistakes) {
        super("The topology has " + mistakes.size() + (mistakes.size() == 1 ? " mistake: " : " mistakes, first ")
                + mistakes.getFirst());
        this.mistakes = List.copyOf(mistakes);
    }

    /** All mistakes, in the order of the file. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
