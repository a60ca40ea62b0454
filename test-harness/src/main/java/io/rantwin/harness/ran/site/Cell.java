package io.rantwin.harness.ran.site;

/**
 * One cell: one carrier radiated by one sector.
 *
 * @param index place in the layout's cell arrays, counted from 0
 * @param pci physical cell identity, 0 to 1007 (TS 38.211 clause 7.4.2.1)
 * @param carrier index of its carrier in the layout
 * @param powerDbm power over the whole carrier at the antenna port, in dBm
 */
public record Cell(int index, int pci, int carrier, double powerDbm) {
    /** How many physical cell identities there are. */
    public static final int PCI_COUNT = 1008;

    /**
     * Checks the identity.
     *
     * @throws IllegalArgumentException when the PCI is not one
     */
    public Cell {
        if (pci < 0 || pci >= PCI_COUNT) {
            throw new IllegalArgumentException("The PCI " + pci + " is not within 0 .. 1007.");
        }
    }
}
