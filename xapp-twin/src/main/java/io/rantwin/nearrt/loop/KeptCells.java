package io.rantwin.nearrt.loop;

import org.jspecify.annotations.Nullable;

/** States of cells that an earlier life of this program left behind. Thread-safe; nothing here blocks. */
public interface KeptCells {
    /** Nothing is left. */
    KeptCells NONE = new KeptCells() {
        @Override
        public byte @Nullable [] take(String cellId) {
            return null;
        }

        @Override
        public byte @Nullable [] learned(long classMillis) {
            return null;
        }

        @Override
        public long oldestNanos() {
            return 0;
        }

        @Override
        public void became(String cellId, Resumption what, String why) {}
    };

    /** What became of a state that was left behind. */
    enum Resumption {
        /** The cell goes on from it; its uncertainty has grown with the time away. */
        RESUMED,
        /** It is older than the limit. */
        TOO_OLD,
        /** It is of a time that the network has not reached: the network has begun anew. */
        OF_ANOTHER_TIME,
        /** It cannot be read. */
        UNUSABLE
    }

    /** Hands over the state of a cell, once; null when there is none. */
    byte @Nullable [] take(String cellId);

    /** What forecasters of cells that report about so often had learned of all of them; null when there is nothing. */
    byte @Nullable [] learned(long classMillis);

    /** How old a state may be to be used, network time. */
    long oldestNanos();

    /**
     * Is told what became of a state that was handed over.
     *
     * @param why in words, empty when it is used
     */
    void became(String cellId, Resumption what, String why);
}
