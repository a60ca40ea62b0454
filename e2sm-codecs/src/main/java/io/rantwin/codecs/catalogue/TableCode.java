package io.rantwin.codecs.catalogue;

/** The spelling of a constant in the table files of this package. Implementations are enums. */
public interface TableCode {
    /** The code as written in the tables; case matters. */
    String code();
}
