package io.rantwin.xapp.node;

import io.rantwin.codecs.rc.RanFunctionDefinition;

/**
 * The function of a node that can be controlled (E2SM-RC).
 *
 * @param ranFunctionId its number at this node, for subscriptions and control
 * @param definition which styles the node supports
 */
public record RcFunction(int ranFunctionId, RanFunctionDefinition definition) {}
