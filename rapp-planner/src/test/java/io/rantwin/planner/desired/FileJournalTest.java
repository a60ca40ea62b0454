package io.rantwin.planner.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final PolicyEvent WANTED =
            new PolicyEvent.Wanted(Bench.order("p1", 5), 1, "tester", "ä \"why\"", NOW);
    private static final PolicyEvent PUSHING = new PolicyEvent.Pushing("p1", 1, NOW);

    @TempDir
    private Path folder;

    private Path file;
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void name() {
        file = folder.resolve("sub").resolve("policies.journal");
    }

    private FileJournal open() throws DesiredException {
        return FileJournal.open(file, notes::add);
    }

    @Test
    void keepsEventsOverItsEnd() throws DesiredException {
        try (FileJournal journal = open()) {
            journal.append(WANTED);
            journal.append(PUSHING);
        }
        try (FileJournal journal = open()) {
            assertThat(journal.events()).containsExactly(WANTED, PUSHING);
            journal.replace(List.of(PUSHING));
            journal.append(WANTED);
        }
        assertThat(FileJournal.read(file)).containsExactly(PUSHING, WANTED);
        assertThat(notes).isEmpty();
    }

    @Test
    void cutsOffWhatACrashLeftAtAnyOctet() throws DesiredException, IOException {
        try (FileJournal journal = open()) {
            journal.append(WANTED);
            journal.append(PUSHING);
        }
        byte[] whole = Files.readAllBytes(file);
        int first = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        for (int length = first; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            try (FileJournal journal = open()) {
                assertThat(journal.events()).containsExactly(WANTED);
                journal.append(PUSHING);
            }
            assertThat(FileJournal.read(file)).containsExactly(WANTED, PUSHING);
        }
        assertThat(notes).hasSize(whole.length - first - 1).allMatch(note -> note.contains("half written"));
    }

    @Test
    void refusesAChangedLine() throws DesiredException, IOException {
        try (FileJournal journal = open()) {
            journal.append(WANTED);
            journal.append(PUSHING);
        }
        Files.writeString(file, Files.readString(file).replace("\"threshold\":5", "\"threshold\":6"));
        assertThatThrownBy(this::open)
                .isInstanceOf(DesiredException.class)
                .hasMessageContaining("line 1 is not as it was written");
        Files.writeString(file, "zzz\n", StandardOpenOption.TRUNCATE_EXISTING);
        assertThatThrownBy(this::open).hasMessageContaining("line 1");
    }

    @Test
    void doesNotKeepWhatItCouldNotReadBack() throws DesiredException {
        try (FileJournal journal = open()) {
            assertThatThrownBy(() -> journal.append(new PolicyEvent.Dropped("p1", "", "no actor", NOW)))
                    .hasMessage("an event that could not be read back is not kept: /actor: 0 characters, not 1..4096");
            journal.append(WANTED);
        }
        assertThat(FileJournal.read(file)).containsExactly(WANTED);
    }

    @Test
    void belongsToOneProcess() throws DesiredException {
        try (FileJournal _ = open()) {
            assertThatThrownBy(this::open).hasMessageContaining("in use");
        }
        open().close();
    }
}
