/** Chance without state: a draw is a function of seed, stream and index. Called by scenarios and by radio maps. */
@NullMarked
package io.rantwin.twin.chance;

import org.jspecify.annotations.NullMarked;
