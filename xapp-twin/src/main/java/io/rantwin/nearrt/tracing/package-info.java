/** Traces of what the xApp does: a drawn indication on its way into the twin, policies, controls. Nothing of it is made when nothing is traced. */
@NullMarked
package io.rantwin.nearrt.tracing;

import org.jspecify.annotations.NullMarked;
