package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.durable.DurableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Orders of plans and what came of them: a file each, a CRC-32C in hex, a blank and JSON. A file is there wholly or not at all, whenever the
 * process ends. Who writes has the planner's journal open, so there is one process at a time.
 */
final class PlanFiles {
    private static final String ORDER = ".order";
    private static final String RESULT = ".result";
    private static final String DRAFT = ".draft";
    private static final int CRC_DIGITS = 8;
    private static final BoundedJson JSON = new BoundedJson(256 << 20);

    private final Path folder;

    /** A plan as it is on the disk; without a result it was not done when the process ended. */
    record Kept(String planId, ObjectNode order, @Nullable ObjectNode result) {}

    PlanFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * All that is there; what an end of the process left half written is taken away.
     *
     * @param notes is told of files that are not as they were written; these are left where they are and are of no plan
     */
    List<Kept> load(Consumer<String> notes) throws DesiredException {
        List<Kept> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(DRAFT)) {
                    Files.delete(file);
                } else if (name.endsWith(ORDER)) {
                    String planId = name.substring(0, name.length() - ORDER.length());
                    ObjectNode order = read(file, notes);
                    Path result = folder.resolve(planId + RESULT);
                    if (order != null) {
                        all.add(new Kept(planId, order, Files.exists(result) ? read(result, notes) : null));
                    }
                }
            }
            return all;
        } catch (IOException failed) {
            throw new DesiredException(folder + ": plans cannot be read: " + failed, failed);
        }
    }

    private static @Nullable ObjectNode read(Path file, Consumer<String> notes) throws IOException {
        String line = Files.readString(file).strip();
        String text = line.length() > CRC_DIGITS ? line.substring(CRC_DIGITS + 1) : "";
        try {
            if (line.startsWith(crc(text) + " ") && JSON.read(text) instanceof ObjectNode json) {
                return json;
            }
        } catch (A1Exception broken) {
            // told below
        }
        notes.accept(file + " is not as it was written; it is not used");
        return null;
    }

    private static String crc(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }

    /** Keeps an order; it survives the end of the process when this returns. */
    void keepOrder(String planId, ObjectNode order) throws DesiredException {
        write(planId + ORDER, order);
    }

    /** Keeps what came of it. */
    void keepResult(String planId, ObjectNode result) throws DesiredException {
        write(planId + RESULT, result);
    }

    private void write(String name, ObjectNode json) throws DesiredException {
        Path draft = folder.resolve(name + DRAFT);
        String text = json.toString();
        try {
            Files.createDirectories(folder);
            try (DurableFile file = new DurableFile(
                    FileChannel.open(
                            draft,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE),
                    0)) {
                file.append((crc(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8));
            }
            Files.move(
                    draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DurableFile.forceFolder(folder);
        } catch (IOException failed) {
            throw new DesiredException(folder.resolve(name) + ": a plan cannot be kept: " + failed, failed);
        }
    }
}
