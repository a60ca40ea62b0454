/** How fast the twin is. Run by {@code ./rantwin bench twin}. */
@NullMarked
package io.rantwin.twin.bench;

import org.jspecify.annotations.NullMarked;
