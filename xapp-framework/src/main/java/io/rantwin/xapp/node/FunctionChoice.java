package io.rantwin.xapp.node;

/**
 * Whether a node has a RAN function of a service model.
 *
 * @param <T> what is known of the function
 */
public sealed interface FunctionChoice<T> {
    /** The node has it. */
    record Chosen<T>(T function) implements FunctionChoice<T> {}

    /**
     * The node does not have it, or not in a form that can be read.
     *
     * @param reason a sentence for people that names the functions the node has
     */
    record Missing<T>(String reason) implements FunctionChoice<T> {}
}
