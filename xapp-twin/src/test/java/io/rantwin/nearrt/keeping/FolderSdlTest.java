package io.rantwin.nearrt.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.xapp.sdl.Publication;
import io.rantwin.xapp.sdl.SdlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSdlTest {
    private static final String LONG = "policy/20008/" + "x".repeat(400) + "/../ä\nÖ";

    @TempDir
    private Path folder;

    private final List<String> damaged = new ArrayList<>();

    private FolderSdl open() throws IOException {
        return new FolderSdl(folder.resolve("state"), Runnable::run, damaged::add);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("state"))) {
            return all.filter(file -> file.toString().endsWith(".kept"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void valuesOutliveTheProcess() throws Exception {
        try (FolderSdl sdl = open()) {
            sdl.set("a", Map.of("one", octets("1"), LONG, octets("2"), "gone", octets("3")));
            sdl.set("b", "one", octets("other"));
            assertThat(sdl.setIfNotExists("a", "one", octets("no"))).isFalse();
            assertThat(sdl.setIfNotExists("a", "two", octets("yes"))).isTrue();
            assertThat(sdl.setIf("a", "two", octets("yes"), octets("changed"))).isTrue();
            assertThat(sdl.setIf("a", "two", octets("yes"), octets("no"))).isFalse();
            assertThat(sdl.remove("a", List.of("gone", "never"))).isEqualTo(1);
            sdl.set("a", "condition", octets("5"));
            assertThat(sdl.removeIf("a", "condition", octets("4"))).isFalse();
            assertThat(sdl.removeIf("a", "condition", octets("5"))).isTrue();
        }
        try (FolderSdl sdl = open()) {
            assertThat(sdl.keys("a")).containsExactlyInAnyOrder("one", "two", LONG);
            assertThat(sdl.get("a", "one")).isEqualTo(octets("1"));
            assertThat(sdl.get("a", LONG)).isEqualTo(octets("2"));
            assertThat(sdl.get("a", "two")).isEqualTo(octets("changed"));
            assertThat(sdl.get("b", "one")).isEqualTo(octets("other"));
            // Events and groups are of this life only.
            sdl.addMembers("a", "group", List.of(octets("m")));
            sdl.publish("a", new Publication("channel", List.of("event")));
        }
        try (FolderSdl sdl = open()) {
            assertThat(sdl.members("a", "group")).isEmpty();
        }
        assertThat(damaged).isEmpty();
    }

    @Test
    void largeValuesAreReadFromTheirFiles() throws Exception {
        byte[] first = new byte[50_000];
        byte[] second = new byte[40_000];
        Arrays.fill(first, (byte) 1);
        Arrays.fill(second, (byte) 2);
        try (FolderSdl sdl = open()) {
            sdl.set("a", Map.of("large", first, "small", octets("s")));
            assertThat(sdl.get("a", "large")).isEqualTo(first);
            assertThat(sdl.setIf("a", "large", second, octets("no"))).isFalse();
            assertThat(sdl.setIf("a", "large", first, second)).isTrue();
            assertThat(sdl.setIfNotExists("a", "large", first)).isFalse();
            assertThat(sdl.setIfNotExists("a", "new", first)).isTrue();
            // What was large may become small, and the other way round.
            sdl.set("a", "new", octets("n"));
            sdl.set("a", "small", first);
        }
        try (FolderSdl sdl = open()) {
            assertThat(sdl.get("a", List.of("large", "small", "new")))
                    .containsOnlyKeys("large", "small", "new")
                    .containsEntry("large", second)
                    .containsEntry("small", first)
                    .containsEntry("new", octets("n"));
            assertThat(sdl.removeIf("a", "large", first)).isFalse();
            assertThat(sdl.removeIf("a", "large", second)).isTrue();
            assertThat(sdl.keys("a")).containsExactlyInAnyOrder("small", "new");
            try (Stream<Path> files = Files.list(folder.resolve("state"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".kept")).toList()) {
                    byte[] octets = Files.readAllBytes(file);
                    octets[octets.length / 2] ^= 1;
                    Files.write(file, octets);
                }
            }
            // Damaged meanwhile: said so, not given out as if it were whole.
            assertThatThrownBy(() -> sdl.get("a", "small"))
                    .isInstanceOf(SdlException.class)
                    .hasMessageContaining("small")
                    .hasMessageContaining("checksum");
        }
        assertThat(damaged).isEmpty();
    }

    @Test
    void aFileThatIsDamagedOrForeignIsToldAndLeftOut() throws Exception {
        try (FolderSdl sdl = open()) {
            sdl.set("a", "one", octets("1"));
            sdl.set("a", "two", octets("2"));
        }
        byte[] whole = Files.readAllBytes(files().getFirst());
        whole[whole.length - 6] = (byte) (whole[whole.length - 6] ^ 1);
        Files.write(files().getFirst(), whole);
        Files.writeString(folder.resolve("state").resolve("mine.kept"), "a text of somebody else, long enough");
        Files.writeString(folder.resolve("state").resolve("half.part"), "killed while writing");
        try (FolderSdl sdl = open()) {
            assertThat(sdl.keys("a")).hasSize(1);
            assertThat(damaged)
                    .hasSize(2)
                    .anyMatch(each -> each.contains("checksum"))
                    .anyMatch(each -> each.contains("mine.kept"));
            sdl.set("a", Map.of("one", octets("1"), "two", octets("2")));
        }
        assertThat(folder.resolve("state").resolve("half.part")).doesNotExist();
        damaged.clear();
        try (FolderSdl sdl = open()) {
            assertThat(sdl.keys("a")).hasSize(2);
        }
        assertThat(damaged).as("only what is not ours").hasSize(1);
    }

    @Test
    void onlyOneAtATimeUsesAFolder() throws Exception {
        try (FolderSdl first = open()) {
            first.set("a", "one", octets("1"));
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("uses it");
        }
        try (FolderSdl second = open()) {
            assertThat(second.get("a", "one")).isEqualTo(octets("1"));
        }
    }

    @Test
    void whatCannotBeWrittenHasNotHappened() throws Exception {
        try (FolderSdl sdl = open()) {
            sdl.set("a", "one", octets("1"));
            Path file = files().getFirst();
            // A folder in the place of the file cannot be replaced by one.
            Files.delete(file);
            Files.createDirectory(file);
            Files.writeString(file.resolve("inside"), "x");
            assertThatThrownBy(() -> sdl.set("a", "one", octets("2"))).isInstanceOf(SdlException.class);
            assertThat(sdl.get("a", "one")).isEqualTo(octets("1"));
            assertThatThrownBy(() -> sdl.setIf("a", "one", octets("1"), octets("2")))
                    .isInstanceOf(SdlException.class);
            assertThat(sdl.get("a", "one")).isEqualTo(octets("1"));
            assertThatThrownBy(() -> sdl.removeIf("a", "one", octets("1"))).isInstanceOf(SdlException.class);
            assertThat(sdl.get("a", "one")).isEqualTo(octets("1"));
            // What was not as expected is not even tried.
            assertThat(sdl.setIf("a", "one", octets("0"), octets("2"))).isFalse();
            assertThat(sdl.removeIf("a", "one", octets("0"))).isFalse();
            assertThat(sdl.setIf("a", "never", octets("0"), octets("2"))).isFalse();
        }
    }
}
