/**
 * Intake of alarms and metrics that xApps and the platform send, over REST and RMR. Called by the box's main.
 */
@NullMarked
package io.rantwin.harness.ric.alarm;

import org.jspecify.annotations.NullMarked;
