/** What the xApp tells of itself: metrics and alarms. Begun with the xApp. */
@NullMarked
package io.rantwin.nearrt.figures;

import org.jspecify.annotations.NullMarked;
