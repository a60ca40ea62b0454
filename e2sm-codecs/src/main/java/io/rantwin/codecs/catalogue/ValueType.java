package io.rantwin.codecs.catalogue;

import java.util.Locale;

/** Type of the value that the specification asks for; senders may use the other one. */
public enum ValueType implements TableCode {
    INTEGER,
    REAL;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
