/**
 * A1 policy management service of the non-RT RIC, versions 2 and 3 (R1), with the behaviour that it is known for. It stands in
 * front of the box's mediator. Called by the box; rApps are tried against it.
 */
@NullMarked
package io.rantwin.harness.ric.pms;

import org.jspecify.annotations.NullMarked;
