package io.rantwin.nearrt.keeping;

import java.util.Map;

/** Something small that is known of cells beside the states of their filters, and that outlives the process. Thread-safe. */
public interface CellFigures {
    /** With which its keys in the store begin, such as {@code powers}. */
    String name();

    /** What is known now, by cell; octets that say of what version they are. */
    Map<String, byte[]> octets();

    /** Takes up what an earlier life knew of a cell; false when that is damaged or of another version. Before the loop begins. */
    boolean resume(String cellId, byte[] octets);
}
