/** Temperature of a radio unit, derating of its transmit power, and the hazard of a hardware fault. Called by what-if and anomaly. */
@NullMarked
package io.rantwin.twin.thermal;

import org.jspecify.annotations.NullMarked;
