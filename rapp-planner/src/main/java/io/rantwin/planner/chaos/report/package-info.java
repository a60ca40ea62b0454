/** What came of a soak: faults, recoveries and verdicts as text, JSON and one HTML page. Called by the command. */
@NullMarked
package io.rantwin.planner.chaos.report;

import org.jspecify.annotations.NullMarked;
