package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;

/**
 * Cell-RNTI (O-RAN E2SM v05 common IE): the C-RNTI of a UE in a cell.
 *
 * @param cRnti 0..65535
 * @param cellGlobalId the cell in which the C-RNTI holds
 */
public record CellRnti(int cRnti, CellGlobalId cellGlobalId) {
    public CellRnti {
        BitNumbers.check("C-RNTI", cRnti, 16);
    }

    /** From the IE Cell-RNTI. */
    public static CellRnti from(SequenceValue cellRnti) {
        return new CellRnti(
                (int) cellRnti.integer("c-RNTI"), CellGlobalId.from(cellRnti.choice("cell-Global-ID")));
    }

    /** The IE Cell-RNTI. */
    public SequenceValue toValue() {
        return SequenceValue.of("c-RNTI", Value.of(cRnti), "cell-Global-ID", CellGlobalId.toValue(cellGlobalId));
    }
}
