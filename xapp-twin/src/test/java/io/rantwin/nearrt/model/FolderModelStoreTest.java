package io.rantwin.nearrt.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderModelStoreTest {
    @TempDir
    private Path folder;

    @Test
    void modelsAreThereAfterTheProcess() throws IOException {
        Path place = folder.resolve("models");
        FolderModelStore store = new FolderModelStore(place);
        assertThat(store.load()).isEmpty();
        store.create("a.1", "{}", new byte[] {1, 2});
        store.create("b", "{\"x\":1}", new byte[] {3});
        store.update("a.1", "{\"x\":2}");
        store.dropBundle("b");
        // What a killed process left behind is not taken for a model.
        Files.writeString(place.resolve("c.json.part"), "{");
        Files.write(place.resolve("d.rtwf"), new byte[] {4});
        FolderModelStore next = new FolderModelStore(place);
        assertThat(next.load())
                .hasSize(2)
                .satisfiesExactly(
                        a -> {
                            assertThat(a.modelId()).isEqualTo("a.1");
                            assertThat(a.stateJson()).isEqualTo("{\"x\":2}");
                            assertThat(a.bundle()).containsExactly(1, 2);
                        },
                        b -> {
                            assertThat(b.modelId()).isEqualTo("b");
                            assertThat(b.bundle()).isNull();
                        });
    }
}
