package io.rantwin.xapp.descriptor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A descriptor that cannot be used: where in it, and why. */
public final class DescriptorException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String reason;

    /**
     * @param pointer JSON pointer (RFC 6901) of the member at fault; empty for the document as a whole
     * @param reason a sentence that says what is wrong with it
     */
    public DescriptorException(String pointer, String reason) {
        this(null, pointer, reason);
    }

    private DescriptorException(@Nullable Path file, String pointer, String reason) {
        super("descriptor" + (file == null ? "" : " " + file) + (pointer.isEmpty() ? "" : " at " + pointer) + ": "
                + reason);
        this.pointer = pointer;
        this.reason = reason;
    }

    /** The same, with the file that it is about. */
    DescriptorException of(Path file) {
        return new DescriptorException(file, pointer, reason);
    }

    /** That a file cannot be read at all. */
    static DescriptorException unreadable(Path file, IOException cause) {
        String reason = switch (cause) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "may not be read by this user";
            default -> "cannot be read: " + cause.getMessage();
        };
        return new DescriptorException(file, "", reason);
    }

    /** JSON pointer of the member at fault; empty for the document as a whole. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong with it. */
    public String reason() {
        return reason;
    }
}
