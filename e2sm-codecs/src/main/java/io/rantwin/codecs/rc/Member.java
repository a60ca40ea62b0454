package io.rantwin.codecs.rc;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.per.PerException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of a SEQUENCE and the component of a record that holds it.
 *
 * @param <R> type of the record
 * @param <T> type of the component
 */
final class Member<R, T> {
    /** Accessor of a component; {@code null} stands for absence. */
    interface Getter<R, T> {
        @Nullable
        T of(R content);
    }

    private final String name;
    private final Binding<T> binding;
    private final Getter<R, T> getter;
    private final @Nullable T absent;

    private Member(String name, Binding<T> binding, Getter<R, T> getter, @Nullable T absent) {
        this.name = name;
        this.binding = binding;
        this.getter = getter;
        this.absent = absent;
    }

    /** A member that is there, or {@code null} when it may be absent. */
    static <R, T> Member<R, T> member(String name, Binding<T> binding, Getter<R, T> getter) {
        return new Member<>(name, binding, getter, null);
    }

    /** A list that is absent when it is empty. */
    static <R, T> Member<R, List<T>> optionalList(String name, Binding<List<T>> binding, Getter<R, List<T>> getter) {
        return new Member<>(name, binding, getter, List.of());
    }

    /** The component; {@code null} only where the record declares it nullable, since the schema knows what must be there. */
    @SuppressWarnings("NullAway")
    T read(SequenceValue from) throws PerException {
        Value value = from.find(name);
        try {
            return value == null ? absent : binding.read(value);
        } catch (PerException e) {
            throw e.within(name);
        }
    }

    void write(R content, SequenceValue.Builder to, int depth) throws PerException {
        T component = getter.of(content);
        if (component == null || component.equals(absent)) {
            return;
        }
        try {
            to.set(name, binding.write(component, depth));
        } catch (PerException e) {
            throw e.within(name);
        }
    }
}
