package io.rantwin.nearrt.live;

import java.util.List;

/** UEs as nodes report them one by one (KPM styles 2, 4 and 5), where an intent asks for it. Thread-safe. */
@FunctionalInterface
public interface LiveUes {
    /** UEs of the newest report of a cell, or of a node that tells no cells apart; empty when nobody reports UEs of it. */
    List<UeView> ues(String cellId);
}
