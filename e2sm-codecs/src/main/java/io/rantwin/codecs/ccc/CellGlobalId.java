package io.rantwin.codecs.ccc;

/** Global identity of a cell: clause 9.3.6. */
public sealed interface CellGlobalId {

    PlmnId plmnIdentity();

    /**
     * NR cell.
     *
     * @param nrCellIdentity gNB id and cell id, 36 bits; nine hexadecimal digits on the wire
     */
    record NrCgi(PlmnId plmnIdentity, long nrCellIdentity) implements CellGlobalId {}

    /**
     * E-UTRA cell.
     *
     * @param eutraCellIdentity the schema gives no form for this string; kept as it is
     */
    record EutraCgi(PlmnId plmnIdentity, String eutraCellIdentity) implements CellGlobalId {}
}
