/**
 * REST objects of A1-P version 2 (O-RAN A1AP): policy types, status, ids, problems. Called by the rApp, by the xApp side
 * and by the test bed's mediator.
 */
@NullMarked
package io.rantwin.a1.ap;

import org.jspecify.annotations.NullMarked;
