/** A1 policies: taken from the mediator, checked, asked of the twin, kept over a restart, enforced and answered for. Called by the xApp. */
@NullMarked
package io.rantwin.nearrt.policy;

import org.jspecify.annotations.NullMarked;
