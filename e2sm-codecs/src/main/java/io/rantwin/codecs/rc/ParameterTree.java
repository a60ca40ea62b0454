package io.rantwin.codecs.rc;

import io.rantwin.codecs.per.Octets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RAN parameters that stand side by side, with everything below them, for reading by path. Peers wrap the same parameters
 * in more or fewer structures and lists and choose key flags freely, so a path says only which ids come below which: at
 * every step the shallowest parameters with the next id count, whatever stands between. Immutable and thread-safe.
 *
 * @param roots the outermost parameters
 */
public record ParameterTree(List<RanParameter> roots) {
    public ParameterTree {
        roots = List.copyOf(roots);
    }

    /** All parameters at the end of the path, in message order; those at the least depth if the id recurs deeper. */
    public List<RanParameter> findAll(long... path) {
        List<RanParameter> found = List.of();
        List<RanParameter> level = roots;
        for (long id : path) {
            found = shallowest(level, id);
            level = children(found);
        }
        return found;
    }

    /** The first parameter at the end of the path, or {@code null}. */
    public @Nullable RanParameter find(long... path) {
        List<RanParameter> found = findAll(path);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Whether there is a parameter at the end of the path. */
    public boolean has(long... path) {
        return !findAll(path).isEmpty();
    }

    /** Value of the element at the end of the path, or {@code null} when there is none or it is no element. */
    public @Nullable ParameterValue value(long... path) {
        return switch (find(path)) {
            case RanParameter.KeyElement key -> key.value();
            case RanParameter.Element element -> element.value();
            case null, default -> null;
        };
    }

    /** Value of the INTEGER or BOOLEAN (0, 1) element at the end of the path, or {@code null}. */
    public @Nullable Long integer(long... path) {
        return switch (value(path)) {
            case ParameterValue.Int(long value) -> (Long) value;
            case ParameterValue.Bool(boolean value) -> value ? 1L : 0L;
            case null, default -> null;
        };
    }

    /** Value of the OCTET STRING element at the end of the path, or {@code null}. */
    public @Nullable Octets octets(long... path) {
        return value(path) instanceof ParameterValue.OctetString(Octets octets) ? octets : null;
    }

    /** Value of the PrintableString element at the end of the path, or {@code null}. */
    public @Nullable String text(long... path) {
        return value(path) instanceof ParameterValue.Text(String text) ? text : null;
    }

    /** Items of the list at the end of the path; a structure counts as a list of one; empty when there is neither. */
    public List<ParameterTree> items(long... path) {
        return switch (find(path)) {
            case RanParameter.ParameterList list ->
                list.items().stream().map(ParameterTree::new).toList();
            case RanParameter.Structure structure -> List.of(new ParameterTree(structure.members()));
            case null, default -> List.of();
        };
    }

    private static List<RanParameter> shallowest(List<RanParameter> from, long id) {
        for (List<RanParameter> level = from; !level.isEmpty(); level = children(level)) {
            List<RanParameter> found =
                    level.stream().filter(parameter -> parameter.id() == id).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<RanParameter> children(List<RanParameter> parents) {
        List<RanParameter> children = new ArrayList<>();
        for (RanParameter parent : parents) {
            switch (parent) {
                case RanParameter.Structure structure -> children.addAll(structure.members());
                case RanParameter.ParameterList list -> list.items().forEach(children::addAll);
                case RanParameter.KeyElement _, RanParameter.Element _, RanParameter.Unrecognized _ -> {
                    // Nothing below.
                }
            }
        }
        return children;
    }
}
