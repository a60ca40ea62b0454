/**
 * RIC control transactions of an xApp: sent over RMR, correlated with their answers, with timers and a rate limit. Called by
 * whoever has an E2 node do something.
 */
@NullMarked
package io.rantwin.xapp.control;

import org.jspecify.annotations.NullMarked;
