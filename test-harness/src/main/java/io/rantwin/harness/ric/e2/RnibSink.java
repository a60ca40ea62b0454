package io.rantwin.harness.ric.e2;

/**
 * Keeps what the E2 side knows of nodes where xApps look for it: the R-NIB in SDL. Called on the thread that saw the change,
 * in the order of changes per node: must not block.
 */
public interface RnibSink {
    /** Channel of {@code <ran>_CONNECTED}, {@code <ran>_DISCONNECTED} and {@code <ran>_UNDER_RESET}. */
    String STATUS_CHANNEL = "RAN_CONNECTION_STATUS_CHANGE";

    /** Channel of {@code <ran>_ADDED}, {@code <ran>_UPDATED} and {@code <ran>_DELETED}. */
    String MANIPULATION_CHANNEL = "RAN_MANIPULATION";

    /** Keeps nothing. */
    RnibSink NONE = new RnibSink() {
        @Override
        public void nodeChanged(RanNode node) {
            // nothing to keep
        }

        @Override
        public void event(String channel, String text) {
            // nobody to tell
        }
    };

    /** A node is new or changed: to be stored before the events about it are published. */
    void nodeChanged(RanNode node);

    /**
     * An event to be published.
     *
     * @param channel {@link #STATUS_CHANNEL} or {@link #MANIPULATION_CHANNEL}
     * @param text such as {@code gnb_001_001_00019b_CONNECTED}
     */
    void event(String channel, String text);
}
