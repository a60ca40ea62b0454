/**
 * How the sources stand that feed the history: what they count, and what they leave out. Called by what follows a source, and by what
 * tells people of it.
 */
@NullMarked
package io.rantwin.planner.history.sources;

import org.jspecify.annotations.NullMarked;
