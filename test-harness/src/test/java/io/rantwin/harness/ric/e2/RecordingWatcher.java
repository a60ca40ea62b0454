package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.RicRequestId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
final class RecordingWatcher implements NodeWatcher {
    private final List<RanNode> nodes = new CopyOnWriteArrayList<>();
    private final List<RicRequestId> required = new CopyOnWriteArrayList<>();

    @Override
    public void changed(RanNode node) {
        nodes.add(node);
    }

    @Override
    public void deleteRequired(String ranName, RicRequestId ricRequestId, int ranFunctionId) {
        required.add(ricRequestId);
    }

    List<RanNode> nodes() {
        return List.copyOf(nodes);
    }

    List<ConnectionStatus> statuses() {
        return nodes.stream().map(RanNode::status).toList();
    }

    List<RicRequestId> required() {
        return List.copyOf(required);
    }
}
