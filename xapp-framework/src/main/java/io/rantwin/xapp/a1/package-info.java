/**
 * A1 policies as an xApp sees them: typed events to a listener, every request answered, the mediator asked for what was missed.
 * Called by the xApp's start and by whoever acts on policies.
 */
@NullMarked
package io.rantwin.xapp.a1;

import org.jspecify.annotations.NullMarked;
