package io.rantwin.codecs.asn1;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;
import org.jspecify.annotations.Nullable;

/** A type by its name; makes recursive types possible. Bound once by the loader before anybody else sees it. */
public final class TypeReference implements AsnType {
    private final String name;
    private @Nullable AsnType target;

    TypeReference(String name) {
        this.name = name;
    }

    /** The name that is referred to. */
    public String name() {
        return name;
    }

    void bind(AsnType definition) {
        target = definition;
    }

    @Override
    public AsnType resolved() {
        AsnType bound = target;
        if (bound == null) {
            throw new IllegalStateException(name + " is not bound yet");
        }
        return bound.resolved();
    }

    @Override
    public Value decode(PerReader from) throws PerException {
        return resolved().decode(from);
    }

    @Override
    public void encode(PerWriter to, Value value) throws PerException {
        resolved().encode(to, value);
    }
}
