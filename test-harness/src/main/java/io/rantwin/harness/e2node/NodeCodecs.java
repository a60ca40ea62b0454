package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.E2apCodecs;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.rc.RcCodec;

/** The codecs that simulated nodes share. Immutable and thread-safe. */
public record NodeCodecs(E2apCodecs e2ap, KpmDialect.Codecs kpm, RcCodec rc) {
    /** Loads all of them, which takes some ten milliseconds. */
    public static NodeCodecs load() {
        return new NodeCodecs(new E2apCodecs(), new KpmDialect.Codecs(), new RcCodec());
    }
}
