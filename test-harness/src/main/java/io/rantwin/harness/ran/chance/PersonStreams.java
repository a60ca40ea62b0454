package io.rantwin.harness.ran.chance;

import java.util.random.RandomGenerator;

/**
 * A random stream for each person that comes in a user's place. The third person in a place draws the same whatever happened to
 * all others and whenever the second one left: so two runs of a seed in which a network does different things have the same
 * people at the same places, and differ by what the network did. Not thread-safe.
 */
public final class PersonStreams {
    private final Streams streams;
    private final String purpose;
    private final RandomGenerator[] current;
    private final int[] came;

    PersonStreams(Streams streams, String purpose, int places) {
        this.streams = streams;
        this.purpose = purpose;
        this.current = new RandomGenerator[places];
        this.came = new int[places];
        for (int place = 0; place < places; place++) {
            next(place);
        }
    }

    /** The stream of who is there. */
    public RandomGenerator of(int place) {
        return current[place];
    }

    /** Another person comes, with a stream from its beginning. */
    public RandomGenerator next(int place) {
        current[place] = streams.of(purpose, place, came[place]++);
        return current[place];
    }
}
