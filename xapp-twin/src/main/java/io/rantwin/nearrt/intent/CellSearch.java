package io.rantwin.nearrt.intent;

import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.node.E2Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cells of a gNB of which nobody knows them, by asking for one after the other. E2SM-KPM announces no cells. First it asks
 * for a cell that is hardly there: a node that takes it does not look at cells at all, and is one cell to us. Otherwise local
 * identities 0, 1, 2, ... are asked for until one is refused. Not thread-safe.
 */
final class CellSearch {
    private static final int CELL_BITS = 36;
    private static final int MOST_SILENCES = 2;

    private final Plmn plmn;
    private final long gnbId;
    private final int gnbIdBits;
    private final int most;
    private final List<NrCgi> found = new ArrayList<>();
    private State state = State.CANARY;
    private int local;
    private int silences;

    /** Where the search stands. */
    enum State {
        /** Asking for a cell that is hardly there. */
        CANARY,
        /** Asking for cells. */
        ASKING,
        /** The cells are known. */
        FOUND,
        /** The node tells no cells apart. */
        WHOLE_NODE
    }

    private CellSearch(Plmn plmn, long gnbId, int gnbIdBits, int most) {
        this.plmn = plmn;
        this.gnbId = gnbId;
        this.gnbIdBits = gnbIdBits;
        this.most = most;
    }

    /** A search at a node; null when its identity does not lead to cells. */
    static @Nullable CellSearch of(E2Node node, int most) {
        E2Node.GlobalNbId id = node.globalNbId();
        if (id == null || node.nodeType() != E2Node.NodeType.GNB || !id.nbId().matches("[01]{22,32}")) {
            return null;
        }
        Plmn plmn = plmn(id.plmnId());
        return plmn == null
                ? null
                : new CellSearch(plmn, Long.parseLong(id.nbId(), 2), id.nbId().length(), most);
    }

    /** The platform writes the three octets in hexadecimal digits; other forms are tried. */
    static @Nullable Plmn plmn(String text) {
        if (text.matches("[0-9A-Fa-f]{6}")) {
            return new Plmn(Octets.ofHex(text));
        }
        if (text.matches("\\d{3}-?\\d{2,3}")) {
            String digits = text.replace("-", "");
            return Plmn.of(digits.substring(0, 3), digits.substring(3));
        }
        return null;
    }

    /** Whether a cell belongs to this node. */
    boolean owns(NrCgi cell) {
        return cell.plmnIdentity().equals(plmn) && cell.nrCellIdentity() >>> CELL_BITS - gnbIdBits == gnbId;
    }

    State state() {
        return state;
    }

    /** Cells found so far. */
    List<NrCgi> found() {
        return List.copyOf(found);
    }

    /** The cell to ask for now. */
    NrCgi asked() {
        long inNode = state == State.CANARY ? (1L << CELL_BITS - gnbIdBits) - 1 : local;
        return new NrCgi(plmn, gnbId << CELL_BITS - gnbIdBits | inNode);
    }

    /** The node took the subscription for {@link #asked}. */
    void taken() {
        if (state == State.CANARY) {
            state = State.WHOLE_NODE;
        } else if (state == State.ASKING) {
            found.add(asked());
            local++;
            state = found.size() >= most || local >= (1L << CELL_BITS - gnbIdBits) - 1 ? State.FOUND : State.ASKING;
        }
    }

    /** The node said nothing: twice, and it is asked for no cells any more. */
    void unanswered() {
        silences++;
        if (silences == MOST_SILENCES) {
            state = found.isEmpty() ? State.WHOLE_NODE : State.FOUND;
        }
    }

    /** The node refused it. */
    void refused() {
        if (state == State.CANARY) {
            state = State.ASKING;
        } else if (state == State.ASKING) {
            boolean goesOn = local == 0;
            local++;
            state = goesOn ? State.ASKING : found.isEmpty() ? State.WHOLE_NODE : State.FOUND;
        }
    }
}
