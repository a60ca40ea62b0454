/**
 * E2SM-KPM for xApps: what is wanted of each node becomes a subscription in the node's own dialect, what comes back becomes
 * figures with names. Called by the xApp's wiring and by applications.
 */
@NullMarked
package io.rantwin.xapp.kpm;

import org.jspecify.annotations.NullMarked;
