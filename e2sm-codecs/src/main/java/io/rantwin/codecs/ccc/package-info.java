/**
 * E2SM-CCC (Cell Configuration and Control): JSON octets to immutable records and back. The xApps send control messages
 * (energy saving, RRM policy ratios) and read configuration reports; the simulated E2 nodes do the opposite.
 *
 * <p>Clauses in this package are those of O-RAN.WG3.TS.E2SM-CCC-R004-v06.00. Sources and uncertain facts are listed in
 * {@code docs/e2sm-ccc.md}.
 */
@NullMarked
package io.rantwin.codecs.ccc;

import org.jspecify.annotations.NullMarked;
