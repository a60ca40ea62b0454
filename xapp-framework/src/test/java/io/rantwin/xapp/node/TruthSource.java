package io.rantwin.xapp.node;

import io.rantwin.xapp.node.E2Node.NodeType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A source that tells the truth, when it is there. */
final class TruthSource implements NodeSource {
    final Map<String, E2Node> truth = new LinkedHashMap<>();
    final Map<String, ConnectionStatus> unreadable = new LinkedHashMap<>();
    boolean away;
    int fullReadings;
    int singleReadings;

    @Override
    public Reading readAll() throws NodeSourceException {
        check();
        fullReadings++;
        return new Reading(List.copyOf(truth.values()), unreadable);
    }

    @Override
    public E2Node read(String ranName) throws NodeSourceException {
        check();
        singleReadings++;
        return truth.get(ranName);
    }

    void put(String name, ConnectionStatus status, long stamp) {
        truth.put(name, node(name, status, stamp));
    }

    static E2Node node(String name, ConnectionStatus status, long stamp) {
        return new E2Node(name, status, null, NodeType.GNB, "", "", "", List.of(), null, stamp);
    }

    private void check() throws NodeSourceException {
        if (away) {
            throw new NodeSourceException("away on purpose");
        }
    }
}
