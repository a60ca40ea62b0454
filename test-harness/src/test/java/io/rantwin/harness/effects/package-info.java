/** Judges what-ifs of the twin: simulated networks of one seed with and without an action, against what was foretold. */
@NullMarked
package io.rantwin.harness.effects;

import org.jspecify.annotations.NullMarked;
