package io.rantwin.planner.plan;

import java.util.function.Consumer;

/**
 * Is told how planning goes on, by the thread that plans: each step in a sentence, and within a long one how far it is. Each call may throw
 * {@link java.util.concurrent.CancellationException} to end the planning there.
 */
@FunctionalInterface
public interface PlanProgress extends Consumer<String> {
    /**
     * A part of the present step goes on; called often.
     *
     * @param part what is done, in words
     * @param done pieces of it
     * @param of all pieces
     */
    default void within(String part, int done, int of) {
        // Who only wants sentences hears of steps alone.
    }
}
