package io.rantwin.nearrt.live;

import io.rantwin.twin.estimation.TrustState;

/**
 * What those want to know of a cell who look at all cells.
 *
 * @param cellId NR CGI as text
 * @param ranName node that reports it
 * @param networkNanos end of the newest granularity period that is in its state, network time
 * @param arrivalNanos when that report arrived, wall clock, since 1970
 * @param trust how far its reports are believed
 */
public record CellGlance(String cellId, String ranName, long networkNanos, long arrivalNanos, TrustState trust) {}
