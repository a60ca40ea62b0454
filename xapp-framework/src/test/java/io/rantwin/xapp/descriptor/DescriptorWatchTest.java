package io.rantwin.xapp.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorWatchTest {
    private static final String FIRST = DescriptorTest.FULL;
    private static final String SECOND = FIRST.replace("500", "750");

    @TempDir
    private Path folder;

    private final List<Descriptor> heard = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("config-file.json");
        Files.writeString(file, FIRST);
    }

    private DescriptorWatch watch() throws DescriptorException {
        DescriptorWatch watch = new DescriptorWatch(file, Descriptor.read(file), () -> now);
        watch.addListener(heard::add);
        look(watch);
        return watch;
    }

    private void look(DescriptorWatch watch) {
        now = now.plus(DescriptorWatch.INTERVAL);
        watch.tick();
    }

    @Test
    void aChangedFileComesIntoForceAndIsTold() throws Exception {
        DescriptorWatch watch = watch();
        look(watch);
        assertThat(heard).isEmpty();
        Files.writeString(file, SECOND);
        watch.tick();
        assertThat(heard).as("not before it is time to look").isEmpty();
        look(watch);
        assertThat(heard).singleElement().isEqualTo(Descriptor.read(SECOND));
        assertThat(watch.current()).isEqualTo(heard.get(0));
        assertThat(watch.changes()).isEqualTo(1);
    }

    @Test
    void aTouchedFileWithTheSameContentIsNoChange() throws Exception {
        DescriptorWatch watch = watch();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        look(watch);
        assertThat(heard).isEmpty();
        assertThat(watch.changes()).isZero();
    }

    @Test
    void aBadFileLeavesTheOldOneAndIsCountedOnce() throws Exception {
        DescriptorWatch watch = watch();
        Files.writeString(file, "{\"name\": \"twin\"");
        look(watch);
        look(watch);
        assertThat(watch.current()).isEqualTo(Descriptor.read(FIRST));
        assertThat(watch.refusals()).isEqualTo(1);
        assertThat(watch.lastRefusal()).contains("JSON");
        Files.writeString(file, SECOND);
        look(watch);
        assertThat(watch.current()).isEqualTo(Descriptor.read(SECOND));
        assertThat(watch.lastRefusal()).isNull();
        assertThat(heard).hasSize(1);
    }

    @Test
    void aBadFileThatIsPutBackIsHealedWithoutBeingAChange() throws Exception {
        DescriptorWatch watch = watch();
        Files.writeString(file, "[]");
        look(watch);
        Files.writeString(file, FIRST);
        look(watch);
        assertThat(watch.lastRefusal()).isNull();
        assertThat(heard).isEmpty();
    }

    @Test
    void aFileThatIsGoneForAMomentIsHealed() throws Exception {
        DescriptorWatch watch = watch();
        Path aside = folder.resolve("aside");
        Files.move(file, aside);
        look(watch);
        look(watch);
        assertThat(watch.refusals()).isEqualTo(1);
        assertThat(watch.lastRefusal()).contains(file.toString(), "there is no such file");
        Files.move(aside, file);
        look(watch);
        assertThat(watch.lastRefusal()).isNull();
        assertThat(heard).isEmpty();
    }

    @Test
    void theSymlinkSwapOfAConfigMapIsSeenEvenWithTheSameTime() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("mount"));
        for (String version : List.of("..1", "..2")) {
            Path data = Files.createDirectory(mount.resolve(version)).resolve("config-file.json");
            Files.writeString(data, version.equals("..1") ? FIRST : SECOND);
            Files.setLastModifiedTime(data, FileTime.fromMillis(1_000));
        }
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..1"));
        file = mount.resolve("config-file.json");
        Files.createSymbolicLink(file, Path.of("..data", "config-file.json"));
        DescriptorWatch watch = watch();
        Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..2"));
        Files.move(mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        look(watch);
        assertThat(watch.current()).isEqualTo(Descriptor.read(SECOND));
        assertThat(heard).hasSize(1);
    }

    @Test
    void aListenerThatFailsDoesNotKeepOthersFromHearing() throws Exception {
        DescriptorWatch watch = new DescriptorWatch(file, Descriptor.read(file), () -> now);
        watch.addListener(d -> {
            throw new IllegalStateException("on purpose");
        });
        watch.addListener(heard::add);
        Files.writeString(file, SECOND);
        look(watch);
        assertThat(heard).hasSize(1);
    }
}
