package io.rantwin.harness.ran.radio;

/** A list of transport formats by index, with what a step loop needs of each worked out once. Immutable. */
final class FormatTable {
    private final TransportFormat[] formats;
    private final double[] efficiency;
    private final double[] threshold;

    /** A table from code rates (times 1024) of QPSK, 16QAM, 64QAM and 256QAM, in this order. */
    FormatTable(double[]... ratesByModulation) {
        int count = 0;
        for (double[] rates : ratesByModulation) {
            count += rates.length;
        }
        formats = new TransportFormat[count];
        efficiency = new double[count];
        threshold = new double[count];
        int index = 0;
        for (int m = 0; m < ratesByModulation.length; m++) {
            for (double rate : ratesByModulation[m]) {
                formats[index] = new TransportFormat(2 * (m + 1), rate);
                efficiency[index] = formats[index].efficiency();
                threshold[index] = formats[index].thresholdDecibels();
                index++;
            }
        }
    }

    int count() {
        return formats.length;
    }

    TransportFormat format(int index) {
        return formats[index];
    }

    double efficiency(int index) {
        return efficiency[index];
    }

    double threshold(int index) {
        return threshold[index];
    }

    /** The last format whose threshold is not above a SINR, or -1. */
    int lastWithin(double sinrDecibels) {
        int index = formats.length - 1;
        while (index >= 0 && threshold[index] > sinrDecibels) {
            index--;
        }
        return index;
    }

    /** The last format not more efficient than a figure, or 0. */
    int lastNotAbove(double bitsPerElement) {
        int index = formats.length - 1;
        while (index > 0 && efficiency[index] > bitsPerElement) {
            index--;
        }
        return index;
    }
}
