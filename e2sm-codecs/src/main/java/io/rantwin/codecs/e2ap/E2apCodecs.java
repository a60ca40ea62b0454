package io.rantwin.codecs.e2ap;

/** The codecs of all versions, to be shared. Immutable and thread-safe. */
public final class E2apCodecs {
    private final E2apCodec v01 = new E2apCodec(E2apVersion.V01_01);
    private final E2apCodec v02 = new E2apCodec(E2apVersion.V02_03);
    private final E2apCodec v03 = new E2apCodec(E2apVersion.V03_01);

    /** The codec of a version. */
    public E2apCodec of(E2apVersion version) {
        return switch (version) {
            case V01_01 -> v01;
            case V02_03 -> v02;
            case V03_01 -> v03;
        };
    }
}
