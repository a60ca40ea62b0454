/** CSV files of recordings, plain or gzip: lines, times and values. Used by the evaluation of forecasts and the import of histories. */
@NullMarked
package io.rantwin.planner.csv;

import org.jspecify.annotations.NullMarked;
