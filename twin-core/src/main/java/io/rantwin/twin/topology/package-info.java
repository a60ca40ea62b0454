/** What an operator's inventory knows of the network, and what it does not. Called by everything that models radio. */
@NullMarked
package io.rantwin.twin.topology;

import org.jspecify.annotations.NullMarked;
