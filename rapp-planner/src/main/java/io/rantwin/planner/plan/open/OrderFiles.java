package io.rantwin.planner.plan.open;

import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.plan.PlanException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files that an order may name: those of the planner's folder of plans. A request learns nothing of others. */
final class OrderFiles {
    private final Path folder;

    OrderFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** The file that a member names; null when it names none, or one that it must not. */
    @Nullable
    Path file(Fields fields, String name) {
        String text = fields.text(name);
        if (text == null) {
            return null;
        }
        try {
            Path path = Path.of(text);
            Path whole = folder.resolve(path).normalize();
            if (!path.isAbsolute() && whole.startsWith(folder)) {
                return whole;
            }
        } catch (InvalidPathException _) {
            // It is told as one that is elsewhere.
        }
        fields.wrong(name, "must be a file in the planner's folder of plans");
        return null;
    }

    /** What is wrong with a file, without the place of the folder, which is nobody's business. */
    String words(PlanException wrong) {
        return String.valueOf(wrong.getMessage()).replace(folder + "/", "");
    }
}
