package io.rantwin.codecs.per;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;

/** One thing that is written with the product, with the reference, and read again. */
sealed interface Operation {
    void write(PerWriter to) throws PerException;

    void write(BitText to);

    void readBack(PerReader from) throws PerException;

    record Bits(long value, int count) implements Operation {
        @Override
        public void write(PerWriter to) {
            to.bits(value, count);
        }

        @Override
        public void write(BitText to) {
            to.field(new BigInteger(Long.toUnsignedString(value)), count);
        }

        @Override
        public void readBack(PerReader from) throws PerException {
            assertThat(from.bits(count)).isEqualTo(value);
        }
    }

    record Bit(boolean value) implements Operation {
        @Override
        public void write(PerWriter to) {
            to.bit(value);
        }

        @Override
        public void write(BitText to) {
            to.raw(value ? "1" : "0");
        }

        @Override
        public void readBack(PerReader from) throws PerException {
            assertThat(from.bit()).isEqualTo(value);
        }
    }

    record Constrained(long value, long lower, long upper) implements Operation {
        @Override
        public void write(PerWriter to) throws PerException {
            to.constrained(value, lower, upper);
        }

        @Override
        public void write(BitText to) {
            to.constrained(BigInteger.valueOf(value), BigInteger.valueOf(lower), BigInteger.valueOf(upper));
        }

        @Override
        public void readBack(PerReader from) throws PerException {
            assertThat(from.constrained(lower, upper)).isEqualTo(value);
        }
    }

    record SemiConstrained(long value, long lower) implements Operation {
        @Override
        public void write(PerWriter to) throws PerException {
            to.semiConstrained(value, lower);
        }

        @Override
        public void write(BitText to) {
            to.semiConstrained(BigInteger.valueOf(value), BigInteger.valueOf(lower));
        }

        @Override
        public void readBack(PerReader from) throws PerException {
            assertThat(from.semiConstrained(lower)).isEqualTo(value);
        }
    }

    record Unconstrained(long value) implements Operation {
        @Override
        public void write(PerWriter to) {
            to.unconstrained(value);
        }

        @Override
        public void write(BitText to) {
            to.unconstrained(BigInteger.valueOf(value));
        }

        @Override
        public void readBack(PerReader from) throws PerException {
            assertThat(from.unconstrained()).isEqualTo(value);
        }
    }

    record NormallySmall(int value) implements Operation {
        @Override
        public void write(PerWriter to) throws PerException {
            to.normallySmall(value);
        }

        @Override
        public void write(BitText to) {
            to.normallySmall(value);
        }

        @Override
        public void readBack(PerReader from) throws PerException {
            assertThat(from.normallySmall()).isEqualTo(value);
        }
    }

    record Counted(Octets octets) implements Operation {
        @Override
        public void write(PerWriter to) {
            to.countedOctets(octets);
        }

        @Override
        public void write(BitText to) {
            to.counted(octets.toArray());
        }

        @Override
        public void readBack(PerReader from) throws PerException {
            assertThat(from.joinedOctets(from.length())).isEqualTo(octets);
        }
    }

    record Field(Octets octets, int bits) implements Operation {
        @Override
        public void write(PerWriter to) {
            to.bitField(octets, 0, bits);
        }

        @Override
        public void write(BitText to) {
            var whole = new BitText();
            whole.plain(octets.toArray(), 0, octets.length());
            to.raw(whole.text().substring(0, bits));
        }

        @Override
        public void readBack(PerReader from) throws PerException {
            var read = new BitText();
            byte[] field = from.bitField(bits).toArray();
            read.plain(field, 0, field.length);
            var expected = new BitText();
            write(expected);
            expected.align();
            assertThat(read.text()).isEqualTo(expected.text());
        }
    }

    record Characters(String text) implements Operation {
        @Override
        public void write(PerWriter to) {
            to.characters(text, 0, text.length());
        }

        @Override
        public void write(BitText to) {
            text.chars().forEach(c -> to.field(BigInteger.valueOf(c), 8));
        }

        @Override
        public void readBack(PerReader from) throws PerException {
            assertThat(from.characters(text.length())).isEqualTo(text);
        }
    }

    record ObjectIdentifier(List<Long> arcs) implements Operation {
        private String dotted() {
            return String.join(".", arcs.stream().map(String::valueOf).toList());
        }

        @Override
        public void write(PerWriter to) throws PerException {
            to.objectIdentifier(dotted());
        }

        @Override
        public void write(BitText to) {
            to.objectIdentifier(arcs.stream().mapToLong(Long::longValue).toArray());
        }

        @Override
        public void readBack(PerReader from) throws PerException {
            assertThat(from.objectIdentifier()).isEqualTo(dotted());
        }
    }

    record Open(List<Operation> contents) implements Operation {
        @Override
        public void write(PerWriter to) throws PerException {
            int mark = to.beginOpenType();
            for (Operation operation : contents) {
                operation.write(to);
            }
            to.endOpenType(mark);
        }

        @Override
        public void write(BitText to) {
            var inner = new BitText();
            contents.forEach(operation -> operation.write(inner));
            to.counted(inner.octets());
        }

        @Override
        public void readBack(PerReader from) throws PerException {
            from.enterOpenType();
            for (Operation operation : contents) {
                operation.readBack(from);
            }
            from.leaveOpenType();
        }
    }
}
