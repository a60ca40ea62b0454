package io.rantwin.codecs.rc;

/** Physical identity and carrier of a serving cell, of either technology. */
public final class ServingCell {
    private ServingCell() {}

    /** ServingCell-PCI. */
    public sealed interface Pci permits NrPci, EutraPci, UnrecognizedAlternative {}

    /** NR-PCI, 0..1007. */
    public record NrPci(int pci) implements Pci {}

    /** E-UTRA-PCI, 0..503. */
    public record EutraPci(int pci) implements Pci {}

    /** ServingCell-ARFCN. */
    public sealed interface Arfcn permits NrArfcn, EutraArfcn, UnrecognizedAlternative {}

    /** NR-ARFCN, 0..3279165. */
    public record NrArfcn(int arfcn) implements Arfcn {}

    /** E-UTRA-ARFCN, 0..65535. */
    public record EutraArfcn(int arfcn) implements Arfcn {}
}
