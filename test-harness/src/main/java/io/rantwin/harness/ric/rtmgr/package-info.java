/**
 * The box's route manager: makes the route table of xApps, nodes and subscriptions, and distributes it over RMR. Called by the
 * box's main, the app manager, the subscription manager and the E2 side.
 */
@NullMarked
package io.rantwin.harness.ric.rtmgr;

import org.jspecify.annotations.NullMarked;
