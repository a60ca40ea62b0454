/**
 * What the A1 mediator of the O-RAN SC near-RT RIC and xApps say to each other over RMR, in the forms of the Go and the Python
 * mediator, and its policy types. Called by the xApp framework and by the test bed's mediator.
 */
@NullMarked
package io.rantwin.a1.mediator;

import org.jspecify.annotations.NullMarked;
