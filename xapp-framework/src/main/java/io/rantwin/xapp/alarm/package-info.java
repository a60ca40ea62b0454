/**
 * Alarms of an xApp towards the platform's alarm manager, by REST or RMR. Called by whoever sees that something is wrong, and
 * again when it is well.
 */
@NullMarked
package io.rantwin.xapp.alarm;

import org.jspecify.annotations.NullMarked;
