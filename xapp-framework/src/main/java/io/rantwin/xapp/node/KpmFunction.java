package io.rantwin.xapp.node;

import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.KpmVersion;

/**
 * The function of a node that reports measurements (E2SM-KPM).
 *
 * @param ranFunctionId its number at this node, for subscriptions
 * @param version what the node most likely speaks, to write in
 * @param dialect reads what the node sends, also when it speaks another version than it announces; one for this node, made
 *     anew with each choice
 * @param definition what the node can report
 */
public record KpmFunction(
        int ranFunctionId, KpmVersion version, KpmDialect dialect, KpmRanFunctionDefinition definition) {}
