package io.rantwin.a1.policy;

/** A numeric attribute of an objective statement: its name, its unit and the numbers that make sense. */
public sealed interface Attribute permits QosAttribute, QoeAttribute, UeLevelAttribute, SliceSlaAttribute {
    /** Member of the statement. */
    String member();

    /** Unit, empty for plain numbers. */
    String unit();

    /** Numbers that make sense, which are often fewer than the schema takes. */
    Range range();
}
