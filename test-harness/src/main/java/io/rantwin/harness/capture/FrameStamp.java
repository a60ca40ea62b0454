package io.rantwin.harness.capture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which packet of the file, and when.
 *
 * @param number from 1 in the order of the file
 * @param timestamp null when the file does not say
 */
record FrameStamp(long number, @Nullable Instant timestamp) {}
