/** Sweeps on Apache Spark, embedded or on a cluster: the only place that knows it. Made by {@code rantwin sweep} for {@code --master}. */
@NullMarked
package io.rantwin.planner.sweep.spark;

import org.jspecify.annotations.NullMarked;
