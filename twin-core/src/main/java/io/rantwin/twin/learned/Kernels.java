package io.rantwin.twin.learned;

/** Chooses the inner loops this machine can run. */
public final class Kernels {
    private Kernels() {}

    /** Plain loops, on every machine. */
    public static Kernel scalar() {
        return new ScalarKernel();
    }

    /**
     * The vector kernel where module {@code jdk.incubator.vector} was added to the run time and vectors are 128 bit or longer, else
     * the scalar one. The vector class is not touched otherwise: loading it without its module would fail.
     */
    public static Kernel best() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return new ScalarKernel();
        }
        return VectorKernel.isWorthwhile() ? new VectorKernel() : new ScalarKernel();
    }
}
