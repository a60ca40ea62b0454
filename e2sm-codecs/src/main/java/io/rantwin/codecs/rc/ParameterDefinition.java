package io.rantwin.codecs.rc;

import java.util.List;

/**
 * RANParameter-Definition: that a parameter is a list or a structure, and of what. Elements have no
 * definition. Immutable.
 */
public sealed interface ParameterDefinition
        permits ParameterDefinition.ListDefinition, ParameterDefinition.StructureDefinition, UnrecognizedAlternative {
    /** What an item of the list holds, at least one parameter. */
    record ListDefinition(List<NamedParameter> members) implements ParameterDefinition {
        public ListDefinition {
            members = List.copyOf(members);
        }
    }

    /** What the structure holds, at least one parameter. */
    record StructureDefinition(List<NamedParameter> members) implements ParameterDefinition {
        public StructureDefinition {
            members = List.copyOf(members);
        }
    }
}
