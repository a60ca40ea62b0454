/** Learned forecasters: weight file, layers, forward pass step by step for all cells. Trained by the rApp, called by forecast. */
@NullMarked
package io.rantwin.twin.learned;

import org.jspecify.annotations.NullMarked;
