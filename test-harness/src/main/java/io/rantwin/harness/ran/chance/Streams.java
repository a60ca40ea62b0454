package io.rantwin.harness.ran.chance;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Independent random streams of one scenario, one for each purpose. A purpose that draws more or less leaves all other
 * purposes as they were, which is what common random numbers need.
 *
 * @param seed the scenario's seed
 */
public record Streams(long seed) {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /**
     * A new stream, always from its beginning.
     *
     * @param purpose what it is for, for example {@code traffic.file}; the same name gives the same numbers
     */
    public RandomGenerator of(String purpose) {
        return new SplittableRandom(start(purpose));
    }

    /** Streams of people in so many places. */
    public PersonStreams people(String purpose, int places) {
        return new PersonStreams(this, purpose, places);
    }

    /** One of many streams for the same purpose. */
    RandomGenerator of(String purpose, int place, int number) {
        return new SplittableRandom(mix(start(purpose) ^ mix(((long) place << Integer.SIZE) + number)));
    }

    private long start(String purpose) {
        long hash = FNV_OFFSET;
        for (byte octet : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        }
        return mix(seed + mix(hash));
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): close seeds and names give streams far apart. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
