package io.rantwin.codecs.asn1;

import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CHOICE (X.691 clause 23). An alternative added by a newer version is kept as it came. */
public final class ChoiceType implements AsnType {
    /** A named alternative. */
    record Alternative(String name, AsnType type) {}

    private final String[] names;
    private final AsnType[] types;
    private final int rootCount;
    private final boolean extensible;
    private final NameIndex places;

    ChoiceType(List<Alternative> alternatives, int rootCount, boolean extensible) {
        this.rootCount = rootCount;
        this.extensible = extensible;
        names = alternatives.stream().map(Alternative::name).map(String::intern).toArray(String[]::new);
        places = new NameIndex(names);
        types = alternatives.stream().map(Alternative::type).toArray(AsnType[]::new);
    }

    /** Names of the alternatives known to this version, root first. */
    public List<String> names() {
        return List.of(names);
    }

    /** Type of an alternative, or {@code null} when this version has none of that name. */
    public @Nullable AsnType alternative(String name) {
        int index = places.of(name);
        return index < 0 ? null : types[index];
    }

    void link() {
        for (int i = 0; i < types.length; i++) {
            types[i] = types[i].resolved();
        }
    }

    @Override
    public Value decode(PerReader from) throws PerException {
        from.descend();
        Value decoded = extensible && from.bit()
                ? decodeAddition(from)
                : decodeRoot(from, (int) from.constrained(0, rootCount - 1));
        from.ascend();
        return decoded;
    }

    private Value decodeRoot(PerReader from, int index) throws PerException {
        try {
            return new ChoiceValue(names[index], types[index].decode(from));
        } catch (PerException e) {
            throw e.within(names[index]);
        }
    }

    private Value decodeAddition(PerReader from) throws PerException {
        int addition = from.normallySmall();
        int index = rootCount + addition;
        if (index >= types.length) {
            return new ChoiceValue(Value.UNKNOWN_EXTENSION + addition, new OpaqueValue(from.openTypeOctets()));
        }
        try {
            from.enterOpenType();
            var decoded = new ChoiceValue(names[index], types[index].decode(from));
            from.leaveOpenType();
            return decoded;
        } catch (PerException e) {
            throw e.within(names[index]);
        }
    }

    @Override
    public void encode(PerWriter to, Value value) throws PerException {
        if (!(value instanceof ChoiceValue(String name, Value chosen))) {
            throw AsnType.mismatch(to, "CHOICE", value);
        }
        int known = places.of(name);
        int index = known >= 0 ? known : rootCount + EnumeratedType.unknownAddition(name, extensible, to);
        if (extensible) {
            to.bit(index >= rootCount);
        }
        to.descend();
        try {
            encodeAlternative(to, index, chosen);
        } catch (PerException e) {
            throw e.within(name);
        }
        to.ascend();
    }

    private void encodeAlternative(PerWriter to, int index, Value chosen) throws PerException {
        if (index < rootCount) {
            to.constrained(index, 0, rootCount - 1);
            types[index].encode(to, chosen);
            return;
        }
        to.normallySmall(index - rootCount);
        if (index >= types.length) {
            if (!(chosen instanceof OpaqueValue(var contents))) {
                throw AsnType.mismatch(to, "contents of an unknown alternative", chosen);
            }
            to.openType(contents);
            return;
        }
        int mark = to.beginOpenType();
        types[index].encode(to, chosen);
        to.endOpenType(mark);
    }
}
