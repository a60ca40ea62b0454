/**
 * Complaints about what comes from outside: counted by cause, and logged without flooding the log. Called by every package that
 * reads from the network, and by the test harness. Knows nothing else of the framework.
 */
@NullMarked
package io.rantwin.xapp.complaint;

import org.jspecify.annotations.NullMarked;
