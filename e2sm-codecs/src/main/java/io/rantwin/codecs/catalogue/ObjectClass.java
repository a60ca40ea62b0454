package io.rantwin.codecs.catalogue;

/** Managed object class a measurement belongs to (TS 28.541). */
public enum ObjectClass implements TableCode {
    MANAGED_ELEMENT("ManagedElement"),
    GNB_DU_FUNCTION("GNBDUFunction"),
    GNB_CU_CP_FUNCTION("GNBCUCPFunction"),
    GNB_CU_UP_FUNCTION("GNBCUUPFunction"),
    NR_CELL_DU("NRCellDU"),
    NR_CELL_CU("NRCellCU"),
    NR_CELL_RELATION("NRCellRelation"),
    EUTRAN_RELATION("EutranRelation"),
    BEAM("Beam"),
    EP_N3("EP_N3"),
    EP_F1U("EP_F1U"),
    EP_XNU("EP_XnU"),
    EP_X2U("EP_X2U");

    private final String className;

    ObjectClass(String className) {
        this.className = className;
    }

    /** The class name as TS 28.541 writes it. */
    @Override
    public String code() {
        return className;
    }

    /** Whether an instance of this class lies inside one cell. */
    public boolean isWithinCell() {
        return this == NR_CELL_DU
                || this == NR_CELL_CU
                || this == NR_CELL_RELATION
                || this == EUTRAN_RELATION
                || this == BEAM;
    }
}
