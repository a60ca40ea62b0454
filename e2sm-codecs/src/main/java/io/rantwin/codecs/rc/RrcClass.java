package io.rantwin.codecs.rc;

/** Class of RRC messages, of either technology. */
public sealed interface RrcClass permits LteRrcClass, NrRrcClass, UnrecognizedAlternative {}
