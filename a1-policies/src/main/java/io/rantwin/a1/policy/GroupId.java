package io.rantwin.a1.policy;

/** A group of UEs that the core network gave the same number. */
public sealed interface GroupId {
    /** 1..256. */
    int value();

    /** Subscriber profile id (TS 36.300, annex I). */
    record SpId(int value) implements GroupId {
        @Override
        public String toString() {
            return "SPID " + value;
        }
    }

    /** Index to RAT/frequency selection priority (TS 23.501, 5.3.4.3). */
    record RfspIndex(int value) implements GroupId {
        @Override
        public String toString() {
            return "RFSP " + value;
        }
    }
}
