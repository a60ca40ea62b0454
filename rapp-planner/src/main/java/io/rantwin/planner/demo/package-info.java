/**
 * {@code rantwin demo}: all of the product on a simulated network, told as a story whose chapters are checked. Each program is a process of
 * its own; what is told is what they answer.
 */
@NullMarked
package io.rantwin.planner.demo;

import org.jspecify.annotations.NullMarked;
