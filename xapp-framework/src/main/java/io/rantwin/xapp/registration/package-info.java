/**
 * Making the xApp known to the app manager, without which the route manager sends it no routes. Called by the xApp's life cycle.
 */
@NullMarked
package io.rantwin.xapp.registration;

import org.jspecify.annotations.NullMarked;
