/** Images: the same bytes twice, and their processes from the exploded layers. */
@NullMarked
package io.rantwin.harness.images;

import org.jspecify.annotations.NullMarked;
