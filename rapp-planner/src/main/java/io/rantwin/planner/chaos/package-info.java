/**
 * {@code rantwin chaos}: a network with RIC, xApp and planner, each a process of its own, that is harmed by a seeded schedule while what
 * it promises is looked at once a second.
 *
 * <ul>
 *   <li>{@code schedule}: what is done and when, a pure function of seed and duration; faults are a closed set.
 *   <li>{@code harm}: makes faults, without root: signals, a proxy of TCP in each link, limits of a running process, code woven into it.
 *   <li>{@code stage}: the processes, what is seen of them, and an operator who wants and drops policies all the time.
 *   <li>{@code invariant}: small checkers, each with evidence; they know sights only and are tried on broken traces.
 *   <li>{@code report}: what was done, what was seen, how long until all was whole again, as text, JSON and HTML.
 * </ul>
 *
 * <p>Times of the schedule are network time, which passes {@code --speed} times as fast as ours.
 */
@NullMarked
package io.rantwin.planner.chaos;

import org.jspecify.annotations.NullMarked;
