package io.rantwin.xapp.metrics;

import java.util.function.LongSupplier;

/**
 * What the shared data layer counts, for the names that the Go framework gives these figures.
 *
 * @param stored writes that succeeded
 * @param storeError writes that failed
 */
public record SdlCounters(LongSupplier stored, LongSupplier storeError) {}
