package io.rantwin.codecs.rc;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.per.PerException;
import java.util.List;

/**
 * Binding of a SEQUENCE to a record: its members and the constructor, checked against each other by the compiler.
 *
 * @param <R> type of the record
 */
final class SequenceBinding<R> implements Binding<R> {
    private interface Reading<R> {
        R from(SequenceValue sequence) throws PerException;
    }

    /** Constructor of a record with 1 component. */
    interface Make1<A, R> {
        R of(A a);
    }

    /** Constructor of a record with 2 components. */
    interface Make2<A, B, R> {
        R of(A a, B b);
    }

    /** Constructor of a record with 3 components. */
    interface Make3<A, B, C, R> {
        R of(A a, B b, C c);
    }

    /** Constructor of a record with 4 components. */
    interface Make4<A, B, C, D, R> {
        R of(A a, B b, C c, D d);
    }

    /** Constructor of a record with 5 components. */
    interface Make5<A, B, C, D, E, R> {
        R of(A a, B b, C c, D d, E e);
    }

    /** Constructor of a record with 6 components. */
    interface Make6<A, B, C, D, E, F, R> {
        R of(A a, B b, C c, D d, E e, F f);
    }

    /** Constructor of a record with 7 components. */
    interface Make7<A, B, C, D, E, F, G, R> {
        R of(A a, B b, C c, D d, E e, F f, G g);
    }

    /** Constructor of a record with 8 components. */
    interface Make8<A, B, C, D, E, F, G, H, R> {
        R of(A a, B b, C c, D d, E e, F f, G g, H h);
    }

    private final Reading<R> reading;
    private final List<Member<R, ?>> members;

    private SequenceBinding(Reading<R> reading, List<Member<R, ?>> members) {
        this.reading = reading;
        this.members = members;
    }

    @Override
    public R read(Value value) throws PerException {
        return reading.from((SequenceValue) value);
    }

    @Override
    public Value write(R content, int depth) throws PerException {
        int below = Binding.deeper(depth);
        var to = SequenceValue.builder();
        for (Member<R, ?> member : members) {
            member.write(content, to, below);
        }
        return to.build();
    }

    static <A, R> Binding<R> sequence(Member<R, A> a, Make1<A, R> make) {
        return new SequenceBinding<>(in -> make.of(a.read(in)), List.of(a));
    }

    static <A, B, R> Binding<R> sequence(Member<R, A> a, Member<R, B> b, Make2<A, B, R> make) {
        return new SequenceBinding<>(in -> make.of(a.read(in), b.read(in)), List.of(a, b));
    }

    static <A, B, C, R> Binding<R> sequence(Member<R, A> a, Member<R, B> b, Member<R, C> c, Make3<A, B, C, R> make) {
        return new SequenceBinding<>(in -> make.of(a.read(in), b.read(in), c.read(in)), List.of(a, b, c));
    }

    static <A, B, C, D, R> Binding<R> sequence(
            Member<R, A> a, Member<R, B> b, Member<R, C> c, Member<R, D> d, Make4<A, B, C, D, R> make) {
        return new SequenceBinding<>(
                in -> make.of(a.read(in), b.read(in), c.read(in), d.read(in)), List.of(a, b, c, d));
    }

    static <A, B, C, D, E, R> Binding<R> sequence(
            Member<R, A> a,
            Member<R, B> b,
            Member<R, C> c,
            Member<R, D> d,
            Member<R, E> e,
            Make5<A, B, C, D, E, R> make) {
        return new SequenceBinding<>(
                in -> make.of(a.read(in), b.read(in), c.read(in), d.read(in), e.read(in)), List.of(a, b, c, d, e));
    }

    static <A, B, C, D, E, F, R> Binding<R> sequence(
            Member<R, A> a,
            Member<R, B> b,
            Member<R, C> c,
            Member<R, D> d,
            Member<R, E> e,
            Member<R, F> f,
            Make6<A, B, C, D, E, F, R> make) {
        return new SequenceBinding<>(
                in -> make.of(a.read(in), b.read(in), c.read(in), d.read(in), e.read(in), f.read(in)),
                List.of(a, b, c, d, e, f));
    }

    static <A, B, C, D, E, F, G, R> Binding<R> sequence(
            Member<R, A> a,
            Member<R, B> b,
            Member<R, C> c,
            Member<R, D> d,
            Member<R, E> e,
            Member<R, F> f,
            Member<R, G> g,
            Make7<A, B, C, D, E, F, G, R> make) {
        return new SequenceBinding<>(
                in -> make.of(a.read(in), b.read(in), c.read(in), d.read(in), e.read(in), f.read(in), g.read(in)),
                List.of(a, b, c, d, e, f, g));
    }

    static <A, B, C, D, E, F, G, H, R> Binding<R> sequence(
            Member<R, A> a,
            Member<R, B> b,
            Member<R, C> c,
            Member<R, D> d,
            Member<R, E> e,
            Member<R, F> f,
            Member<R, G> g,
            Member<R, H> h,
            Make8<A, B, C, D, E, F, G, H, R> make) {
        return new SequenceBinding<>(
                in -> make.of(
                        a.read(in), b.read(in), c.read(in), d.read(in), e.read(in), f.read(in), g.read(in), h.read(in)),
                List.of(a, b, c, d, e, f, g, h));
    }
}
