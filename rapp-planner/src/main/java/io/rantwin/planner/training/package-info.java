/** Makes forecasting models from recorded series and compares them honestly with the simple methods. Called by the command train. */
@NullMarked
package io.rantwin.planner.training;

import org.jspecify.annotations.NullMarked;
