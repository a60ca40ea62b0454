package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.RicRequestId;

/** Is told what happens to nodes. Called on the thread that saw it: must not block. */
public interface NodeWatcher {
    /**
     * The status of a node changed; {@code node} has the new one. Or what the node says of itself changed, then status and
     * {@link RanNode#since} are as before.
     */
    void changed(RanNode node);

    /** A node asked for the removal of a subscription. */
    void deleteRequired(String ranName, RicRequestId ricRequestId, int ranFunctionId);
}
