/**
 * What E2SM-RC control requests mean: styles and actions by name, slice-level PRB quotas and handovers as records. Called
 * by the control side of simulated nodes, which reads requests, and by xApps, which build them.
 */
@NullMarked
package io.rantwin.codecs.rc.control;

import org.jspecify.annotations.NullMarked;
