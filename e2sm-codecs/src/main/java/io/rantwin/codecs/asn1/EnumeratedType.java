package io.rantwin.codecs.asn1;

import io.rantwin.codecs.asn1.Value.EnumeratedValue;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;
import java.util.List;

/** ENUMERATED (X.691 clause 14). An item added by a newer version is kept by its index. */
public final class EnumeratedType implements AsnType {
    /** Highest index of an addition that is read, and therefore written. */
    private static final int MOST_ADDITIONS = 0xffff;

    private final EnumeratedValue[] items;
    private final int rootCount;
    private final boolean extensible;
    private final NameIndex places;

    EnumeratedType(List<String> root, List<String> additions, boolean extensible) {
        this.rootCount = root.size();
        this.extensible = extensible;
        this.items = new EnumeratedValue[root.size() + additions.size()];
        var names = new String[items.length];
        for (int i = 0; i < items.length; i++) {
            names[i] = (i < rootCount ? root.get(i) : additions.get(i - rootCount)).intern();
            items[i] = new EnumeratedValue(names[i]);
        }
        places = new NameIndex(names);
    }

    /** Names of all items known to this version, root first. */
    public List<String> names() {
        return List.of(items).stream().map(EnumeratedValue::name).toList();
    }

    @Override
    public Value decode(PerReader from) throws PerException {
        if (extensible && from.bit()) {
            int addition = from.normallySmall();
            return rootCount + addition < items.length
                    ? items[rootCount + addition]
                    : new EnumeratedValue(Value.UNKNOWN_EXTENSION + addition);
        }
        return items[(int) from.constrained(0, rootCount - 1)];
    }

    @Override
    public void encode(PerWriter to, Value value) throws PerException {
        if (!(value instanceof EnumeratedValue(String name))) {
            throw AsnType.mismatch(to, "ENUMERATED", value);
        }
        int known = places.of(name);
        int index = known >= 0 ? known : rootCount + unknownAddition(name, extensible, to);
        if (extensible) {
            to.bit(index >= rootCount);
        }
        if (index < rootCount) {
            to.constrained(index, 0, rootCount - 1);
        } else {
            to.normallySmall(index - rootCount);
        }
    }

    /** Index in a name such as {@code extension-3}, which decoding gave to an unknown addition. */
    static int unknownAddition(String name, boolean extensible, PerWriter to) throws PerException {
        String digits =
                name.startsWith(Value.UNKNOWN_EXTENSION) ? name.substring(Value.UNKNOWN_EXTENSION.length()) : "";
        int addition = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
        if (!extensible || addition < 0 || addition > MOST_ADDITIONS) {
            throw to.error("no item or alternative named " + name);
        }
        return addition;
    }
}
