package io.rantwin.codecs.asn1;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SEQUENCE (X.691 clause 19): optional members, extension additions and addition groups. Additions of a newer version
 * are skipped by their length, kept, and written again.
 */
public final class SequenceType implements AsnType {
    /** Most OPTIONAL members of one sequence: their preamble is read as one word. */
    private static final int MOST_OPTIONAL = 64;

    /** Longest extension bitmap that is read, and therefore written. */
    private static final int MOST_ADDITIONS = 65_536;

    /** A member; {@code optional} members of the root have a bit in the preamble. */
    record Member(String name, AsnType type, boolean optional) {}

    /**
     * One bit of the extension bitmap: a member, or a group of members with a preamble of its own.
     *
     * @param from slot of its first member
     * @param group the type of a group, or {@code null}
     */
    record Addition(int from, @Nullable SequenceType group) {}

    private final String[] names;
    private final AsnType[] types;
    private final boolean[] optional;
    private final int[] selectorSlots;
    private final int rootCount;
    private final int optionalCount;
    private final boolean extensible;
    private final List<Addition> additions;

    /**
     * @param members of the root, then of the additions, those of groups in line
     * @param rootCount how many of them are in the root
     */
    SequenceType(List<Member> members, int rootCount, boolean extensible, List<Addition> additions) {
        this.rootCount = rootCount;
        this.extensible = extensible;
        this.additions = List.copyOf(additions);
        int count = members.size();
        names = new String[count];
        types = new AsnType[count];
        optional = new boolean[count];
        selectorSlots = new int[count];
        int bits = 0;
        for (int i = 0; i < count; i++) {
            names[i] = members.get(i).name().intern();
            types[i] = members.get(i).type();
            optional[i] = members.get(i).optional();
            bits += i < rootCount && optional[i] ? 1 : 0;
        }
        optionalCount = bits;
        if (bits > MOST_OPTIONAL) {
            throw new IllegalArgumentException(bits + " optional members; " + MOST_OPTIONAL + " are supported");
        }
    }

    /** Names of all members known to this version, root first. */
    public List<String> names() {
        return List.of(names);
    }

    /** Type of a member, or {@code null} when this version has none of that name. */
    public @Nullable AsnType member(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return types[i];
            }
        }
        return null;
    }

    /** Whether a member may be left out: OPTIONAL ones and all extension additions. */
    public boolean isOptional(String name) {
        int slot = names().indexOf(name);
        return slot >= rootCount || slot >= 0 && optional[slot];
    }

    void link() {
        for (int i = 0; i < types.length; i++) {
            types[i] = types[i].resolved();
            selectorSlots[i] = types[i] instanceof OpenType open ? names().indexOf(open.selector()) : -1;
        }
    }

    @Override
    public Value decode(PerReader from) throws PerException {
        from.descend();
        boolean extended = extensible && from.bit();
        long present = from.bits(optionalCount);
        var values = new @Nullable Value[names.length];
        int bit = optionalCount;
        int slot = 0;
        try {
            for (; slot < rootCount; slot++) {
                if (!optional[slot] || (present >>> --bit & 1) != 0) {
                    values[slot] = decodeMember(from, slot, values);
                }
            }
        } catch (PerException e) {
            throw e.within(names[slot]);
        }
        List<UnknownAddition> unknown = extended ? decodeAdditions(from, values) : List.of();
        from.ascend();
        return new SequenceValue(names, values, unknown);
    }

    private Value decodeMember(PerReader from, int slot, @Nullable Value[] values) throws PerException {
        if (types[slot] instanceof OpenType open) {
            return open.decode(from, selected(slot, values));
        }
        return types[slot].decode(from);
    }

    /** Value of the member that selects the contents of the open type in {@code slot}; -1 when there is none. */
    private long selected(int slot, @Nullable Value[] values) {
        int selector = selectorSlots[slot];
        return selector >= 0 && values[selector] instanceof IntegerValue(long key) ? key : -1;
    }

    private List<UnknownAddition> decodeAdditions(PerReader from, @Nullable Value[] values) throws PerException {
        int count = from.normallySmall() + 1;
        if (count > from.remainingBits()) {
            throw from.error(count + " extension additions announced, " + from.remainingBits() + " bits are left");
        }
        var present = new boolean[count];
        for (int i = 0; i < count; i++) {
            present[i] = from.bit();
        }
        List<UnknownAddition> unknown = List.of();
        for (int i = 0; i < count; i++) {
            if (!present[i]) {
                continue;
            }
            if (i < additions.size()) {
                decodeAddition(from, additions.get(i), values);
            } else {
                unknown = unknown.isEmpty() ? new ArrayList<>() : unknown;
                unknown.add(new UnknownAddition(i, from.openTypeOctets()));
            }
        }
        return List.copyOf(unknown);
    }

    private void decodeAddition(PerReader from, Addition addition, @Nullable Value[] values) throws PerException {
        int slot = addition.from();
        try {
            from.enterOpenType();
            SequenceType group = addition.group();
            if (group == null) {
                values[slot] = types[slot].decode(from);
            } else {
                var members = ((SequenceValue) group.decode(from)).arrangedAs(group.names);
                System.arraycopy(members, 0, values, slot, group.names.length);
            }
            from.leaveOpenType();
        } catch (PerException e) {
            throw e.within(names[slot]);
        }
    }

    @Override
    public void encode(PerWriter to, Value value) throws PerException {
        if (!(value instanceof SequenceValue sequence)) {
            throw AsnType.mismatch(to, "SEQUENCE", value);
        }
        @Nullable Value[] values = sequence.arrangedAs(names);
        if (values == null) {
            throw to.error("this version has no member " + sequence.memberMissingIn(names));
        }
        List<UnknownAddition> unknown = sequence.unknownAdditions();
        checkUnknown(to, unknown);
        boolean extended = !unknown.isEmpty();
        for (int slot = rootCount; slot < values.length && !extended; slot++) {
            extended = values[slot] != null;
        }
        if (extensible) {
            to.bit(extended);
        }
        to.descend();
        encodeRoot(to, values);
        if (extended) {
            encodeAdditions(to, values, unknown);
        }
        to.ascend();
    }

    /** Those of a value that was not decoded with this type may stand where they cannot be written. */
    private void checkUnknown(PerWriter to, List<UnknownAddition> unknown) throws PerException {
        int free = additions.size();
        for (UnknownAddition addition : unknown) {
            if (!extensible || addition.index() < free || addition.index() >= MOST_ADDITIONS) {
                throw to.error("no place for an unknown extension addition " + addition.index());
            }
            free = addition.index() + 1;
        }
    }

    private void encodeRoot(PerWriter to, @Nullable Value[] values) throws PerException {
        long preamble = 0;
        for (int slot = 0; slot < rootCount; slot++) {
            if (optional[slot]) {
                preamble = preamble << 1 | (values[slot] == null ? 0 : 1);
            }
        }
        to.bits(preamble, optionalCount);
        for (int slot = 0; slot < rootCount; slot++) {
            Value member = values[slot];
            if (member == null) {
                if (optional[slot]) {
                    continue;
                }
                throw to.error("mandatory member is missing").within(names[slot]);
            }
            try {
                if (types[slot] instanceof OpenType open) {
                    open.encode(to, selected(slot, values), member);
                } else {
                    types[slot].encode(to, member);
                }
            } catch (PerException e) {
                throw e.within(names[slot]);
            }
        }
    }

    private void encodeAdditions(PerWriter to, @Nullable Value[] values, List<UnknownAddition> unknown)
            throws PerException {
        int count = additions.size();
        for (UnknownAddition addition : unknown) {
            count = Math.max(count, addition.index() + 1);
        }
        to.normallySmall(count - 1);
        var present = new boolean[count];
        for (int i = 0; i < additions.size(); i++) {
            present[i] = isPresent(additions.get(i), values);
        }
        for (UnknownAddition addition : unknown) {
            present[addition.index()] = true;
        }
        for (boolean there : present) {
            to.bit(there);
        }
        for (int i = 0; i < additions.size(); i++) {
            if (present[i]) {
                encodeAddition(to, additions.get(i), values);
            }
        }
        for (UnknownAddition addition : unknown) {
            to.openType(addition.contents());
        }
    }

    private static boolean isPresent(Addition addition, @Nullable Value[] values) {
        SequenceType group = addition.group();
        int end = addition.from() + (group == null ? 1 : group.names.length);
        for (int slot = addition.from(); slot < end; slot++) {
            if (values[slot] != null) {
                return true;
            }
        }
        return false;
    }

    private void encodeAddition(PerWriter to, Addition addition, @Nullable Value[] values) throws PerException {
        int slot = addition.from();
        int mark = to.beginOpenType();
        try {
            SequenceType group = addition.group();
            Value member = values[slot];
            if (group != null) {
                var members = new @Nullable Value[group.names.length];
                System.arraycopy(values, slot, members, 0, members.length);
                group.encode(to, new SequenceValue(group.names, members, List.of()));
            } else if (member != null) {
                types[slot].encode(to, member);
            }
        } catch (PerException e) {
            throw e.within(names[slot]);
        }
        to.endOpenType(mark);
    }
}
