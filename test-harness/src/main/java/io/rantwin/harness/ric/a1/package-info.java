/**
 * The box's A1 mediator: policy types and policies by REST, policy requests to xApps by RMR, with the habits of the real one.
 * Called by the box, which gives it routes and messages.
 */
@NullMarked
package io.rantwin.harness.ric.a1;

import org.jspecify.annotations.NullMarked;
