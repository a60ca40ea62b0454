/** Programs of the product as processes of one testbed: simulated network, RIC and xApp, started, asked and ended together. Called by
 * studies and by the demo. */
@NullMarked
package io.rantwin.planner.testbed;

import org.jspecify.annotations.NullMarked;
