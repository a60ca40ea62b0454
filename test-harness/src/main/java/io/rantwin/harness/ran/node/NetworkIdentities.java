package io.rantwin.harness.ran.node;

import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.Guami;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.harness.e2node.NodeIdentity;
import io.rantwin.harness.ran.network.NetworkPlan;
import io.rantwin.harness.ran.network.SlicePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names by which the RIC knows what the simulation knows by index. A cell's NR cell identity is its gNB id and its place
 * within the site from 1 on, sector by sector and within it carrier by carrier. A user keeps its ids for ever: AMF UE NGAP id is
 * its index and 1, gNB-CU UE F1AP id is 1 000 000 higher, gNB-CU-CP UE E1AP id 2 000 000. Immutable.
 */
public final class NetworkIdentities {
    static final int NONE = -1;

    private static final int CELL_BITS = 36;
    private static final long FIRST_NGAP_ID = 1;
    private static final long FIRST_F1AP_ID = 1_000_001;
    private static final long FIRST_E1AP_ID = 2_000_001;
    private static final long PART_ID = 1;

    private final NodePlan plan;
    private final int ues;
    private final int[][] cellsOfSite;
    private final List<NrCgi> cells = new ArrayList<>();
    private final Map<NrCgi, Integer> cellIndex = new HashMap<>();
    private final List<Snssai> slices = new ArrayList<>();
    private final Guami guami;

    /** @throws IllegalArgumentException when the ids do not fit into their bits */
    public NetworkIdentities(NetworkPlan network, NodePlan plan) {
        this.plan = plan;
        this.ues = network.ues();
        this.guami = new Guami(plan.plmn(), 1, 1, 1);
        int sites = network.layout().sites().size();
        cellsOfSite = new int[sites][];
        for (int site = 0; site < sites; site++) {
            int[] members = network.layout().sites().get(site).sectors().stream()
                    .flatMap(sector -> sector.cells().stream())
                    .mapToInt(cell -> cell.index())
                    .toArray();
            if (members.length >= 1L << CELL_BITS - plan.gnbIdBits()) {
                throw new IllegalArgumentException("site " + site + " has " + members.length
                        + " cells, too many for gNB" + " ids of " + plan.gnbIdBits() + " bits");
            }
            cellsOfSite[site] = members;
            long gnbId = node(site, NodeRole.GNB).gnbId();
            for (int i = 0; i < members.length; i++) {
                NrCgi cgi = new NrCgi(plan.plmn(), (gnbId << CELL_BITS - plan.gnbIdBits()) + i + 1);
                cells.add(cgi);
                cellIndex.put(cgi, members[i]);
            }
        }
        for (SlicePlan slice : network.slices()) {
            slices.add(new Snssai(slice.sst(), slice.sd() < 0 ? null : slice.sd()));
        }
    }

    /** How the names are given. */
    public NodePlan plan() {
        return plan;
    }

    /** How many sites, and so gNBs. */
    public int sites() {
        return cellsOfSite.length;
    }

    /** Indices of a site's cells. */
    public int[] cellsOf(int site) {
        return cellsOfSite[site].clone();
    }

    /** A site's gNB or part of it. */
    public NodeIdentity node(int site, NodeRole role) {
        return new NodeIdentity(
                plan.plmn(),
                plan.firstGnbId() + site,
                plan.gnbIdBits(),
                role == NodeRole.CU_UP ? (Long) PART_ID : null,
                role == NodeRole.DU ? (Long) PART_ID : null);
    }

    /** Identities of all cells by index as text: MCC-MNC and the NR cell identity in nine hexadecimal digits. */
    public List<String> cellIds() {
        return cells.stream()
                .map(cgi -> String.format(Locale.ROOT, "%s-%09x", cgi.plmnIdentity(), cgi.nrCellIdentity()))
                .toList();
    }

    /** Identity of a cell. */
    public NrCgi cgi(int cell) {
        return cells.get(cell);
    }

    /** Index of a cell, -1 when there is no such cell. */
    public int cell(CellGlobalId cgi) {
        return cgi instanceof NrCgi nr ? cellIndex.getOrDefault(nr, NONE) : NONE;
    }

    /** Identity of a slice. */
    public Snssai slice(int index) {
        return slices.get(index);
    }

    /** Index of a slice, -1 when there is no such slice. */
    public int slice(Snssai slice) {
        return slices.indexOf(slice);
    }

    /** The id by which a node of some role knows a user. */
    public UeId ueId(NodeRole role, int ue) {
        return switch (role) {
            case GNB -> UeId.Gnb.of(FIRST_NGAP_ID + ue, guami);
            case CU_CP ->
                new UeId.Gnb(
                        FIRST_NGAP_ID + ue,
                        guami,
                        List.of(FIRST_F1AP_ID + ue),
                        List.of(FIRST_E1AP_ID + ue),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of());
            case CU_UP -> new UeId.GnbCuUp(FIRST_E1AP_ID + ue, null, List.of());
            case DU -> UeId.GnbDu.of(FIRST_F1AP_ID + ue);
        };
    }

    /** Index of a user by the id of any role, whatever optional members it has; -1 when there is no such user. */
    public int ue(UeId id) {
        long index = switch (id) {
            case UeId.Gnb gnb -> gnb.guami().equals(guami) ? gnb.amfUeNgapId() - FIRST_NGAP_ID : NONE;
            case UeId.GnbDu du -> du.gnbCuUeF1apId() - FIRST_F1AP_ID;
            case UeId.GnbCuUp up -> up.gnbCuCpUeE1apId() - FIRST_E1AP_ID;
            default -> NONE;
        };
        return index >= 0 && index < ues ? (int) index : NONE;
    }
}
