package io.rantwin.codecs.ccc;

import org.jspecify.annotations.Nullable;

/**
 * A slice of a PLMN: clauses 9.3.14 (pLMNInfo) and 9.3.16 (rRMPolicyMember), which have the same content.
 *
 * @param snssai null where slicing is not supported: the whole PLMN
 */
public record PlmnInfo(PlmnId plmnId, @Nullable Snssai snssai) {}
