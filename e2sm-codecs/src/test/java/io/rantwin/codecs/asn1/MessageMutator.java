package io.rantwin.codecs.asn1;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Damages messages as lines, memories and strangers do: at random, but the same way for the same seed. */
final class MessageMutator {
    private static final int LONGEST = 4_096;
    private static final int[] LENGTHS = {0x00, 0x01, 0x7f, 0x80, 0x81, 0xbf, 0xc0, 0xc1, 0xc4, 0xc5, 0xff};

    private final RandomGenerator random;

    MessageMutator(RandomGenerator random) {
        this.random = random;
    }

    /** One to four injuries to {@code message}; {@code other} lends its slices. */
    byte[] mutate(byte[] message, byte[] other) {
        byte[] mutated = message.clone();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            mutated = once(mutated, other);
        }
        return mutated.length <= LONGEST ? mutated : Arrays.copyOf(mutated, LONGEST);
    }

    private byte[] once(byte[] in, byte[] other) {
        if (in.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(in.length);
        int run = Math.min(in.length - at, 1 + random.nextInt(8));
        return switch (random.nextInt(10)) {
            case 0, 1 -> with(in, at, in[at] ^ 1 << random.nextInt(8));
            case 2 -> with(in, at, random.nextInt());
            case 3 -> with(in, at, LENGTHS[random.nextInt(LENGTHS.length)]);
            case 4 -> with(in, at, in[at] + (random.nextBoolean() ? 1 : -1));
            case 5 -> joined(Arrays.copyOf(in, at), Arrays.copyOfRange(in, at + run, in.length));
            case 6 -> joined(Arrays.copyOf(in, at + run), Arrays.copyOfRange(in, at, in.length));
            case 7 -> Arrays.copyOf(in, at);
            case 8 -> {
                var noise = new byte[run];
                random.nextBytes(noise);
                yield joined(joined(Arrays.copyOf(in, at), noise), Arrays.copyOfRange(in, at, in.length));
            }
            default ->
                joined(
                        Arrays.copyOf(in, at),
                        Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length));
        };
    }

    private static byte[] with(byte[] in, int at, int octet) {
        in[at] = (byte) octet;
        return in;
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] whole = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, whole, head.length, tail.length);
        return whole;
    }
}
