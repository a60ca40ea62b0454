/** Carries out actions over E2 and O1, verifies their effect, takes them back, and can be stopped; called by policy enforcement. */
@NullMarked
package io.rantwin.nearrt.control;

import org.jspecify.annotations.NullMarked;
