package io.rantwin.harness.ric.appmgr;

import java.util.List;

/** Is told when xApps come and go. Must not block. */
@FunctionalInterface
public interface XappWatcher {
    /** @param xapps all registered xApps whose descriptor is known, in the order of their registration */
    void changed(List<Xapp> xapps);
}
