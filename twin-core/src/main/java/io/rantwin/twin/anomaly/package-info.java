/** What is wrong in the network, since when, how sure, and where it began: sequential tests on reports. Called by xApp and rApp. */
@NullMarked
package io.rantwin.twin.anomaly;

import org.jspecify.annotations.NullMarked;
