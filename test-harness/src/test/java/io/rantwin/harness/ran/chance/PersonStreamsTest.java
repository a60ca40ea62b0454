package io.rantwin.harness.ran.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonStreamsTest {
    @Test
    void aPersonDrawsTheSameWhateverOthersDid() {
        PersonStreams quiet = new Streams(1).people("walk", 2);
        PersonStreams busy = new Streams(1).people("walk", 2);
        for (int i = 0; i < 5; i++) {
            busy.next(0).nextLong();
            busy.of(1).nextLong();
        }

        assertThat(busy.next(1).nextLong()).isEqualTo(quiet.next(1).nextLong());
    }

    @Test
    void noTwoPeopleDrawTheSame() {
        Set<Long> drawn = new HashSet<>();
        for (String purpose : new String[] {"walk", "indoor"}) {
            for (long seed = 0; seed < 3; seed++) {
                PersonStreams people = new Streams(seed).people(purpose, 100);
                for (int place = 0; place < 100; place++) {
                    drawn.add(people.of(place).nextLong());
                    drawn.add(people.next(place).nextLong());
                }
            }
        }

        assertThat(drawn).hasSize(2 * 3 * 100 * 2);
    }
}
