package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.per.PerException;

/**
 * Both ways between a component of a message and its ASN.1 value.
 *
 * @param from reads a value that has the type of the schema
 * @param to makes the value; the schema checks it afterwards
 */
record Mapping<T>(From<T> from, To<T> to) {
    /** Reading direction. */
    interface From<T> {
        T read(Value value, Reading in) throws NotUnderstoodException;
    }

    /** Writing direction. */
    interface To<T> {
        Value write(T component, Writing out) throws PerException;
    }

    T read(Value value, Reading in) throws NotUnderstoodException {
        return from.read(value, in);
    }

    Value write(T component, Writing out) throws PerException {
        return to.write(component, out);
    }
}
