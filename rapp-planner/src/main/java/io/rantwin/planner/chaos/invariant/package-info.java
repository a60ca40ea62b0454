/** What must hold whatever happens, each with the evidence for it; knows nothing but sights. Called by the soak. */
@NullMarked
package io.rantwin.planner.chaos.invariant;

import org.jspecify.annotations.NullMarked;
