/** What is done to the processes of a soak, and when: a pure function of seed and duration. Read by all other parts of chaos. */
@NullMarked
package io.rantwin.planner.chaos.schedule;

import org.jspecify.annotations.NullMarked;
