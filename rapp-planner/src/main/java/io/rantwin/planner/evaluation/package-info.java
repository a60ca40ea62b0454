/** Forecasts judged on recorded series: reads a file, rolls through it, scores, reports. Called by the command forecast. */
@NullMarked
package io.rantwin.planner.evaluation;

import org.jspecify.annotations.NullMarked;
