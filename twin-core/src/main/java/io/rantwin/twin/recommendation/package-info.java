/** Ranked advice over candidate actions: what, where, with which effect, why, and what would change it. Called by xApp and rApp. */
@NullMarked
package io.rantwin.twin.recommendation;

import org.jspecify.annotations.NullMarked;
