package io.rantwin.codecs.e2ap;

/** Global NG-RAN Node ID: the far end of an Xn interface. */
public sealed interface GlobalNgRanNodeId permits GlobalGnbId, GlobalNgEnbId {}
