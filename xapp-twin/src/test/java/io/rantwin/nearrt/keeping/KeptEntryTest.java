package io.rantwin.nearrt.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeptEntryTest {
    private static final List<KeptEntry> ENTRIES = List.of(
            new KeptEntry("001-01-000004001", "state of the first".getBytes(StandardCharsets.UTF_8)),
            new KeptEntry("ä", new byte[0]),
            new KeptEntry("001-01-000004002", new byte[300]));

    @Property(tries = 200, seed = "1")
    void whatIsWrittenIsRead(@ForAll List<String> names, @ForAll @Size(max = 200) byte[] octets) {
        List<KeptEntry> entries = names.stream()
                .map(name -> new KeptEntry(
                        new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), octets))
                .toList();
        List<String> damaged = new ArrayList<>();

        List<KeptEntry> read = KeptEntry.read(KeptEntry.write(entries), damaged::add);

        assertThat(damaged).isEmpty();
        assertThat(read).hasSameSizeAs(entries);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).name()).isEqualTo(entries.get(i).name());
            assertThat(read.get(i).octets()).isEqualTo(octets);
        }
    }

    @Test
    void anyChangedOctetIsNoticedAndTheOthersAreRead() {
        byte[] whole = KeptEntry.write(ENTRIES);
        int last = whole.length - KeptEntry.write(ENTRIES.subList(2, 3)).length;
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] = (byte) (changed[at] ^ 0x10);
            List<String> damaged = new ArrayList<>();

            List<KeptEntry> read = KeptEntry.read(changed, damaged::add);

            assertThat(damaged).as("octet %d", at).isNotEmpty();
            assertThat(read).hasSizeLessThan(3);
            for (KeptEntry entry : read) {
                assertThat(ENTRIES)
                        .anyMatch(each -> each.name().equals(entry.name())
                                && java.util.Arrays.equals(each.octets(), entry.octets()));
            }
            if (at >= last) {
                assertThat(read).hasSize(2);
            }
        }
    }

    @Test
    void whatIsCutOffIsNoticedUnlessItEndsBetweenEntries() {
        byte[] whole = KeptEntry.write(ENTRIES);
        List<Integer> clean = new ArrayList<>();
        for (int length = 0; length <= whole.length; length++) {
            List<String> damaged = new ArrayList<>();
            KeptEntry.read(java.util.Arrays.copyOf(whole, length), damaged::add);
            if (damaged.isEmpty()) {
                clean.add(length);
            }
        }
        assertThat(clean).hasSize(4).startsWith(0).endsWith(whole.length);
    }
}
