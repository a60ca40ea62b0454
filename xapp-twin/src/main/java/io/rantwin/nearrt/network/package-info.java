/** The network as a whole: the topology in use, and snapshots from which what-ifs start. Read through {@code live}. */
@NullMarked
package io.rantwin.nearrt.network;

import org.jspecify.annotations.NullMarked;
