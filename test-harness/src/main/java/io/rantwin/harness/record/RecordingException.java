package io.rantwin.harness.record;

/** A file is no recording, or one that cannot be continued. The message says where and why. */
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long offset;

    /** @param offset of the octet that is wrong, from the start of the file */
    public RecordingException(long offset, String problem) {
        super("octet " + offset + ": " + problem);
        this.offset = offset;
    }

    /** The octet that is wrong, from the start of the file. */
    public long offset() {
        return offset;
    }
}
