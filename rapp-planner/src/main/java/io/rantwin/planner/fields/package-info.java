/** JSON that people write: read member by member, every mistake noted with its place. Called by the plans of sweeps and by orders of
 * energy plans. */
@NullMarked
package io.rantwin.planner.fields;

import org.jspecify.annotations.NullMarked;
