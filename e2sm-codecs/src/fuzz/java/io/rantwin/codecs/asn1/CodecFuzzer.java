package io.rantwin.codecs.asn1;

import java.util.Arrays;
import java.util.List;

/**
 * Target of coverage-guided fuzzing: the first octet chooses schema and type, the others are the message. How to run it
 * is told in {@code docs/fuzzing.md}.
 */
public final class CodecFuzzer {
    private static final List<TopLevelType> TYPES = TopLevelType.all();

    private CodecFuzzer() {}

    /** Called by the fuzzer with ever new octets; throws when the codec breaks one of its promises. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            HostileInputCheck.check(
                    TYPES.get((input[0] & 0xff) % TYPES.size()), Arrays.copyOfRange(input, 1, input.length));
        }
    }
}
