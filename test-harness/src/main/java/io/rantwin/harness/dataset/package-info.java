/**
 * Recorded data of real networks and test beds, read from a folder that the user gives, as series of reports with the names
 * and units of TS 28.552, and as E2 nodes that serve them. Called by {@code rantwin replay}.
 */
@NullMarked
package io.rantwin.harness.dataset;

import org.jspecify.annotations.NullMarked;
