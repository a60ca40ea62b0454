/** The trainer on Deeplearning4j; nothing outside this package knows that library. Called by the command train. */
@NullMarked
package io.rantwin.planner.training.dl4j;

import org.jspecify.annotations.NullMarked;
