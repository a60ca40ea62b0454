package io.rantwin.xapp.node;

import io.rantwin.xapp.node.NodeSource.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads from the first source that answers. Blocks. */
final class NodeReader {
    private final List<NodeSource> sources;

    NodeReader(List<NodeSource> sources) {
        this.sources = List.copyOf(sources);
    }

    private interface Question<T> {
        T ask(NodeSource source) throws NodeSourceException;
    }

    /** What was read. */
    sealed interface Outcome {
        /** All nodes. */
        record All(Reading reading) implements Outcome {}

        /** Some nodes, and those of the ones asked for that do not exist. */
        record Some(List<E2Node> nodes, Set<String> gone) implements Outcome {}

        /** Nothing, for this reason. */
        record Failed(String reason) implements Outcome {}
    }

    Outcome read(NodeMarks.Marked marked) {
        try {
            if (marked.all()) {
                return new Outcome.All(first(NodeSource::readAll));
            }
            List<E2Node> nodes = new ArrayList<>();
            Set<String> gone = new HashSet<>();
            for (String name : marked.names()) {
                List<E2Node> node = first(source -> {
                    E2Node read = source.read(name);
                    return read == null ? List.of() : List.of(read);
                });
                nodes.addAll(node);
                if (node.isEmpty()) {
                    gone.add(name);
                }
            }
            return new Outcome.Some(nodes, gone);
        } catch (NodeSourceException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        }
    }

    /** The error, when all fail, tells of each. */
    private <T> T first(Question<T> question) throws NodeSourceException {
        List<String> reasons = new ArrayList<>();
        for (NodeSource source : sources) {
            try {
                return question.ask(source);
            } catch (NodeSourceException e) {
                reasons.add(String.valueOf(e.getMessage()));
            }
        }
        throw new NodeSourceException(reasons.isEmpty() ? "no source of nodes" : String.join("; ", reasons));
    }
}
