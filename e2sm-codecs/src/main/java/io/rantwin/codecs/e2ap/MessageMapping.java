package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.per.PerException;

/**
 * Both ways between a message and its IEs. Ids that a version does not have read as absent; writing offers every
 * component, so that one the version lacks or demands is noticed.
 *
 * @param typeName name of the message in the schema
 */
record MessageMapping<M extends E2apMessage>(String typeName, Class<M> type, From<M> from, To<M> to) {
    /** Reading direction. */
    interface From<M> {
        M read(Reading in) throws AbsentIeException;
    }

    /** Writing direction. */
    interface To<M> {
        void write(M message, Writing out) throws PerException;
    }

    void write(E2apMessage message, Writing out) throws PerException {
        to.write(type.cast(message), out);
    }
}
