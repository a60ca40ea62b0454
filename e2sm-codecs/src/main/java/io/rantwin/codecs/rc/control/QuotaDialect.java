package io.rantwin.codecs.rc.control;

/**
 * How a node wants slice quotas written; a setting of each node.
 *
 * @param numbering ids and shape of the tree
 * @param plmnForm form of PLMN identities
 */
public record QuotaDialect(QuotaNumbering numbering, PlmnForm plmnForm) {
    /** As the specification has it. */
    public static final QuotaDialect STANDARD = new QuotaDialect(QuotaNumbering.STANDARD, PlmnForm.BCD);
}
