/**
 * The box's subscription manager: takes subscriptions of xApps over REST, merges them, carries out E2 procedures and calls back.
 * Called by the box's main and, over REST, by xApps.
 */
@NullMarked
package io.rantwin.harness.ric.submgr;

import org.jspecify.annotations.NullMarked;
