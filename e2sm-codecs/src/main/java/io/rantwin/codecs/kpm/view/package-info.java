/**
 * The hot path for RIC indications: reads E2AP and E2SM-KPM in one walk over the received octets into reusable flat
 * arrays, and allocates nothing. Called by whoever takes in reports at full rate; the records of
 * {@code io.rantwin.codecs.kpm} are for everybody else.
 */
@NullMarked
package io.rantwin.codecs.kpm.view;

import org.jspecify.annotations.NullMarked;
