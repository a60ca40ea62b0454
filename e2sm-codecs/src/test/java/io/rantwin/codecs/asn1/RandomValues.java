package io.rantwin.codecs.asn1;

import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.BooleanValue;
import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import io.rantwin.codecs.asn1.Value.NullValue;
import io.rantwin.codecs.asn1.Value.RealValue;
import io.rantwin.codecs.per.Octets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random valid values of a type, small enough to read; deeper than a few levels everything optional is left out. */
final class RandomValues {
    private static final int ROOMY_DEPTH = 12;
    private static final int FLAT = 8;

    private final RandomGenerator random;
    private final int roomyDepth;

    RandomValues(RandomGenerator random) {
        this(random, ROOMY_DEPTH);
    }

    RandomValues(RandomGenerator random, int roomyDepth) {
        this.random = random;
        this.roomyDepth = roomyDepth;
    }

    Value of(AsnType type) {
        return of(type, 0);
    }

    private Value of(AsnType type, int depth) {
        return switch (type.resolved()) {
            case IntegerType integer -> new IntegerValue(integer(integer));
            case SimpleType simple -> simple(simple);
            case EnumeratedType items -> Value.named(pick(items.names()));
            case StringType string -> string(string);
            case SequenceOfType list -> list(list, depth);
            case ChoiceType choice -> choice(choice, depth);
            case SequenceType sequence -> sequence(sequence, depth);
            case OpenType _, TypeReference _ -> throw new IllegalArgumentException("without selector: " + type);
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private long integer(IntegerType type) {
        Long lower = type.lower();
        Long upper = type.upper();
        if (type.extensible() && random.nextInt(10) == 0 || lower == null) {
            return random.nextLong() >> random.nextInt(64);
        }
        long span = upper == null ? Long.MAX_VALUE - Math.max(0, lower) : upper - lower;
        long offset = (random.nextLong() & Long.MAX_VALUE) >> random.nextInt(63);
        return switch (random.nextInt(6)) {
            case 0 -> lower;
            case 1 -> lower + span;
            default -> lower + (span == Long.MAX_VALUE ? offset : offset % (span + 1));
        };
    }

    private Value simple(SimpleType type) {
        return switch (type) {
            case BOOLEAN -> new BooleanValue(random.nextBoolean());
            case NULL -> NullValue.NULL;
            case REAL ->
                new RealValue(
                        switch (random.nextInt(4)) {
                            case 0 -> random.nextInt(-1000, 1000);
                            case 1 -> random.nextInt(-1000, 1000) / 8.0;
                            case 2 -> random.nextGaussian();
                            default -> finite(Double.longBitsToDouble(random.nextLong()));
                        });
            case OBJECT_IDENTIFIER ->
                Value.text("1." + random.nextInt(40) + "." + random.nextInt(1000) + "."
                        + (random.nextLong() & Long.MAX_VALUE));
        };
    }

    private static double finite(double number) {
        return Double.isFinite(number) ? number : 0.5;
    }

    private int size(SizeConstraint size) {
        int upper = size.upper() == SizeConstraint.UNBOUNDED ? Integer.MAX_VALUE : size.upper();
        if (size.extensible() && random.nextInt(20) == 0) {
            return random.nextInt(40);
        }
        return Math.min(upper, size.lower() + random.nextInt(12));
    }

    private Value string(StringType type) {
        int size = size(type.size());
        var text = new StringBuilder();
        for (int i = 0; i < size && type.kind().isText(); i++) {
            text.append((char) ('A' + random.nextInt(26)));
        }
        return switch (type.kind()) {
            case OCTETS -> Value.of(octets(size));
            case BITS -> bits(size);
            case PRINTABLE, VISIBLE, IA5 -> Value.text(text.toString());
            case UTF8 -> Value.text(text.append('\u00e9').toString());
        };
    }

    private Octets octets(int count) {
        var octets = new byte[count];
        random.nextBytes(octets);
        return Octets.of(octets);
    }

    private Value bits(int count) {
        byte[] octets = octets((count + 7) / 8).toArray();
        if ((count & 7) != 0) {
            octets[octets.length - 1] &= (byte) (0xff00 >> (count & 7));
        }
        return new BitStringValue(Octets.of(octets), count);
    }

    private Value list(SequenceOfType type, int depth) {
        int count = depth > roomyDepth
                ? type.size().lower()
                : Math.min(size(type.size()), type.size().lower() + 3);
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(of(type.item(), depth + 1));
        }
        return new ListValue(items);
    }

    private Value choice(ChoiceType type, int depth) {
        String name = depth > roomyDepth ? flattest(type) : pick(type.names());
        return Value.choice(name, of(alternative(type, name), depth + 1));
    }

    /** The alternative that ends a recursion soonest. */
    private static String flattest(ChoiceType type) {
        return Collections.min(type.names(), Comparator.comparingInt(name -> height(alternative(type, name), FLAT)));
    }

    /** Levels that a value needs at least; more than {@code budget} are not counted. */
    private static int height(AsnType type, int budget) {
        if (budget == 0) {
            return 0;
        }
        return 1
                + switch (type.resolved()) {
                    case SequenceOfType list -> list.size().lower() == 0 ? 0 : height(list.item(), budget - 1);
                    case ChoiceType choice ->
                        choice.names().stream()
                                .mapToInt(name -> height(alternative(choice, name), budget - 1))
                                .min()
                                .orElse(0);
                    case SequenceType sequence ->
                        sequence.names().stream()
                                .filter(name -> !sequence.isOptional(name))
                                .mapToInt(name -> height(Objects.requireNonNull(sequence.member(name)), budget - 1))
                                .max()
                                .orElse(0);
                    case IntegerType _, SimpleType _, EnumeratedType _, StringType _, OpenType _, TypeReference _ -> 0;
                };
    }

    private static AsnType alternative(ChoiceType type, String name) {
        AsnType alternative = type.alternative(name);
        if (alternative == null) {
            throw new IllegalArgumentException(name);
        }
        return alternative;
    }

    private Value sequence(SequenceType type, int depth) {
        var members = SequenceValue.builder();
        @Nullable Long key = null;
        for (String name : type.names()) {
            AsnType member = type.member(name);
            if (member instanceof OpenType open) {
                members.set(name, open(open, key == null ? -1 : key, depth));
            } else if (isSelector(type, name)) {
                key = (long) pick(rows(type)).key();
                members.set(name, key);
            } else if (member != null && (!type.isOptional(name) || depth <= roomyDepth && random.nextInt(3) > 0)) {
                members.set(name, of(member, depth + 1));
            }
        }
        return members.build();
    }

    private Value open(OpenType type, long key, int depth) {
        AsnType chosen = type.typeFor(key);
        if (chosen == null) {
            throw new IllegalArgumentException("no row " + key);
        }
        return of(chosen, depth + 1);
    }

    private static boolean isSelector(SequenceType type, String name) {
        return type.names().stream()
                .anyMatch(other -> type.member(other) instanceof OpenType open
                        && open.selector().equals(name));
    }

    private static List<OpenType.Row> rows(SequenceType type) {
        return type.names().stream()
                .flatMap(name -> type.member(name) instanceof OpenType open
                        ? open.rows().stream()
                        : java.util.stream.Stream.<OpenType.Row>empty())
                .toList();
    }
}
