/** Subscriptions by intent: matches what is wanted with what each node offers, finds its cells, asks for the nearest, says what is missing. Begun by the xApp. */
@NullMarked
package io.rantwin.nearrt.intent;

import org.jspecify.annotations.NullMarked;
