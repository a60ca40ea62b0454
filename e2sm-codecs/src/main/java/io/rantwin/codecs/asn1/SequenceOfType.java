package io.rantwin.codecs.asn1;

import io.rantwin.codecs.asn1.Value.ListValue;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;
import java.util.Arrays;
import java.util.List;

/** SEQUENCE OF (X.691 clause 20). */
public final class SequenceOfType implements AsnType {
    /** Items that take no bits at all cannot be checked against the input; this many are believed. */
    private static final int MOST_EMPTY_ITEMS = 65_536;

    private final SizeConstraint size;
    private AsnType item;

    SequenceOfType(SizeConstraint size, AsnType item) {
        this.size = size;
        this.item = item;
    }

    /** How many items there may be. */
    public SizeConstraint size() {
        return size;
    }

    /** Type of the items. */
    public AsnType item() {
        return item;
    }

    void link() {
        item = item.resolved();
    }

    @Override
    public Value decode(PerReader from) throws PerException {
        from.descend();
        int count = size.readsAnySize(from) ? from.length() : from.size(size.lower(), size.upper());
        var items = new Value[Math.min(count, 16 + (from.remainingBits() >>> 4))];
        int known = 0;
        long start = from.bitOffset();
        try {
            while (true) {
                boolean more = from.moreFragments();
                for (int end = known + count; known < end; known++) {
                    if (known == items.length) {
                        items = Arrays.copyOf(items, Math.min(end, 2 * known + 16));
                    }
                    items[known] = item.decode(from);
                }
                if (!more) {
                    break;
                }
                if (known > MOST_EMPTY_ITEMS && from.bitOffset() - start < known) {
                    throw from.error(known + " items in " + (from.bitOffset() - start) + " bits");
                }
                count = from.length();
            }
        } catch (PerException e) {
            throw e.within(known);
        }
        from.ascend();
        return new ListValue(List.of(known == items.length ? items : Arrays.copyOf(items, known)));
    }

    @Override
    public void encode(PerWriter to, Value value) throws PerException {
        if (!(value instanceof ListValue(List<Value> items))) {
            throw AsnType.mismatch(to, "SEQUENCE OF", value);
        }
        to.descend();
        encodeItems(to, items);
        to.ascend();
    }

    private void encodeItems(PerWriter to, List<Value> items) throws PerException {
        int written = 0;
        try {
            if (!size.writesAnySize(to, items.size()) && size.isShort()) {
                to.constrained(items.size(), size.lower(), size.upper());
                for (; written < items.size(); written++) {
                    item.encode(to, items.get(written));
                }
                return;
            }
            int piece;
            do {
                piece = to.piece(items.size() - written);
                for (int end = written + piece; written < end; written++) {
                    item.encode(to, items.get(written));
                }
            } while (PerWriter.isFragment(piece));
        } catch (PerException e) {
            throw e.within(written);
        }
    }
}
