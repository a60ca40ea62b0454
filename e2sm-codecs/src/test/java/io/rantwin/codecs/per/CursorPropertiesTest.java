package io.rantwin.codecs.per;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written in whatever order: the same bits as the slow reference, and read back as written. */
class CursorPropertiesTest {
    @Property(tries = 1_500, seed = "1")
    void writesTheBitsOfTheReferenceAndReadsThemBack(@ForAll("operations") List<Operation> operations)
            throws PerException {
        var writer = new PerWriter(1);
        var reference = new BitText();
        for (Operation operation : operations) {
            operation.write(writer);
            operation.write(reference);
        }
        assertThat(writer.toArray()).isEqualTo(reference.octets());
        assertThat(writer.octetCount()).isEqualTo((reference.text().length() + 7) / 8);

        var reader = new PerReader(reference.octets());
        for (Operation operation : operations) {
            operation.readBack(reader);
        }
        assertThat(reader.bitOffset()).isEqualTo(reference.text().length());
        assertThat(reader.slackOctets()).isZero();
    }

    @Property(tries = 200, seed = "1")
    void aCursorUsedAgainForgetsTheLastMessage(
            @ForAll("operations") List<Operation> first, @ForAll("operations") List<Operation> second)
            throws PerException {
        var writer = new PerWriter();
        for (Operation operation : first) {
            operation.write(writer);
        }
        var reader = new PerReader(writer.toArray());
        writer.reset();
        var reference = new BitText();
        for (Operation operation : second) {
            operation.write(writer);
            operation.write(reference);
        }
        assertThat(writer.toArray()).isEqualTo(reference.octets());
        byte[] shifted = new byte[writer.toArray().length + 5];
        System.arraycopy(writer.toArray(), 0, shifted, 3, shifted.length - 5);
        reader.wrap(shifted, 3, shifted.length - 5);
        for (Operation operation : second) {
            operation.readBack(reader);
        }
        assertThat(reader.bitOffset()).isEqualTo(reference.text().length());
    }

    @Property(tries = 1_000, seed = "1")
    void anyOctetsAreReadOrRefusedWithinTheInput(@ForAll byte[] octets, @ForAll("operations") List<Operation> as) {
        var reader = new PerReader(octets);
        try {
            for (Operation operation : as) {
                try {
                    operation.readBack(reader);
                } catch (AssertionError e) {
                    // Another value than written: these octets were never written.
                }
            }
            assertThat(reader.bitOffset()).isLessThanOrEqualTo(8L * octets.length);
        } catch (PerException e) {
            assertThat(e.bitOffset()).isBetween(0L, 8L * octets.length);
        }
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        Arbitrary<Operation> flat = flat();
        Arbitrary<Operation> open = flat.list().ofMaxSize(6).map(Operation.Open::new);
        Arbitrary<Operation> nested =
                Arbitraries.oneOf(flat, open).list().ofMaxSize(4).map(Operation.Open::new);
        return Arbitraries.oneOf(flat, flat, flat, open, nested).list().ofMaxSize(12);
    }

    private static Arbitrary<Operation> flat() {
        Arbitrary<Long> anyWidth = Combinators.combine(
                        Arbitraries.longs(), Arbitraries.integers().between(0, 63))
                .as((number, shift) -> number >> shift);
        return Arbitraries.oneOf(
                Arbitraries.of(true, false).map(Operation.Bit::new),
                Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 64))
                        .as((number, width) -> new Operation.Bits(width == 0 ? 0 : number >>> 64 - width, width)),
                constrained(),
                Combinators.combine(anyWidth, anyWidth)
                        .as((a, b) -> new Operation.SemiConstrained(Math.max(a, b), Math.min(a, b))),
                anyWidth.map(Operation.Unconstrained::new),
                Arbitraries.integers().between(0, 65_535).map(Operation.NormallySmall::new),
                Combinators.combine(
                                Arbitraries.bytes().array(byte[].class).ofSize(8),
                                Arbitraries.integers().between(0, 64))
                        .as((octets, bits) -> new Operation.Field(Octets.of(octets), bits)),
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(300)
                        .map(Octets::of)
                        .map(Operation.Counted::new),
                Arbitraries.strings()
                        .withCharRange('\0', '\u00ff')
                        .ofMaxLength(20)
                        .map(Operation.Characters::new),
                objectIdentifier());
    }

    private static Arbitrary<Operation> constrained() {
        Arbitrary<Long> spans = Arbitraries.oneOf(
                Arbitraries.of(
                        0L,
                        1L,
                        254L,
                        255L,
                        256L,
                        65_535L,
                        65_536L,
                        (1L << 24) - 1,
                        1L << 24,
                        (1L << 32) - 1,
                        1L << 32,
                        (1L << 40) - 1,
                        1L << 62,
                        Long.MAX_VALUE),
                Arbitraries.longs().between(0, Long.MAX_VALUE),
                Arbitraries.longs().between(0, 70_000));
        return Combinators.combine(
                        spans, Arbitraries.longs(), Arbitraries.doubles().between(0, 1))
                .as((span, seed, at) -> {
                    long lower = Math.min(seed, Long.MAX_VALUE - span);
                    return new Operation.Constrained(lower + part(span, at), lower, lower + span);
                });
    }

    private static long part(long span, double at) {
        LongUnaryOperator scaled = whole -> (long) (whole * at);
        return Math.min(span, Math.max(0, scaled.applyAsLong(span)));
    }

    private static Arbitrary<Operation> objectIdentifier() {
        Arbitrary<Long> arcs = Arbitraries.longs().between(0, Long.MAX_VALUE - 100);
        return Combinators.combine(
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.longs().between(0, 39),
                        arcs.list().ofMaxSize(6))
                .as((first, second, rest) -> {
                    rest.addAll(0, List.of(first, second));
                    return new Operation.ObjectIdentifier(List.copyOf(rest));
                });
    }
}
