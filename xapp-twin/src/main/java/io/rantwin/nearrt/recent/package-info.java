/** What was made with effort and may be asked for again soon; used by those who cut parts of the network for what-ifs. */
@NullMarked
package io.rantwin.nearrt.recent;

import org.jspecify.annotations.NullMarked;
