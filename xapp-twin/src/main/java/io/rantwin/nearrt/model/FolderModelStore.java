package io.rantwin.nearrt.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Models in a folder: {@code ID.json} with the state and {@code ID.rtwf} with the bundle. Files are replaced whole, so that a process
 * killed at any moment leaves the old or the new one. Thread-safe.
 */
public final class FolderModelStore implements ModelStore {
    private static final String STATE = ".json";
    private static final String BUNDLE = ".rtwf";
    private static final String UNFINISHED = ".part";

    private final Path folder;

    /**
     * A store; the folder is made when it is not there.
     *
     * @throws IOException when it cannot be
     */
    public FolderModelStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public synchronized List<Stored> load() throws IOException {
        List<Path> states;
        try (Stream<Path> files = Files.list(folder)) {
            states = files.filter(file -> file.getFileName().toString().endsWith(STATE))
                    .sorted()
                    .toList();
        }
        List<Stored> found = new ArrayList<>();
        for (Path state : states) {
            String name = state.getFileName().toString();
            String id = name.substring(0, name.length() - STATE.length());
            Path bundle = folder.resolve(id + BUNDLE);
            found.add(new Stored(
                    id, Files.readString(state), Files.isRegularFile(bundle) ? Files.readAllBytes(bundle) : null));
        }
        return found;
    }

    // The bundle first: a state without its bundle would be a model that was withdrawn.
    @Override
    public synchronized void create(String modelId, String stateJson, byte[] bundle) throws IOException {
        replace(modelId + BUNDLE, bundle);
        update(modelId, stateJson);
    }

    @Override
    public synchronized void update(String modelId, String stateJson) throws IOException {
        replace(modelId + STATE, stateJson.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void dropBundle(String modelId) throws IOException {
        Files.deleteIfExists(folder.resolve(modelId + BUNDLE));
    }

    private void replace(String name, byte[] octets) throws IOException {
        Path part = folder.resolve(name + UNFINISHED);
        Files.write(part, octets);
        Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
