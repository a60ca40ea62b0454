/** From a view of the network, policies in force and parameters to actions with reasons; called by the xApp and by the rApp's gate. */
@NullMarked
package io.rantwin.twin.enforcement;

import org.jspecify.annotations.NullMarked;
