/** Makes faults and takes them back: signals, proxies, limits, code woven into a running process. Called by the soak. */
@NullMarked
package io.rantwin.planner.chaos.harm;

import org.jspecify.annotations.NullMarked;
