/** What every process of ours tells of itself at its metrics. Called by xApp and rApp when they start. */
@NullMarked
package io.rantwin.api.figures;

import org.jspecify.annotations.NullMarked;
