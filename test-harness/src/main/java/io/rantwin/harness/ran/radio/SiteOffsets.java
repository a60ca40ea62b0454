package io.rantwin.harness.ran.radio;

import java.util.random.RandomGenerator;

/**
 * Where on a shared torus each site reads its own part of one field.
 *
 * <p>Two sites that read the same field many correlation distances apart see independent values. The offsets lie on a
 * square grid of the torus, dealt to the sites at random, so that they are as far apart as they can be.
 */
final class SiteOffsets {
    private final double[] x;
    private final double[] y;

    SiteOffsets(Torus torus, int sites, RandomGenerator random) {
        int rows = (int) Math.ceil(Math.sqrt(sites));
        int[] places = new int[rows * rows];
        for (int i = 0; i < places.length; i++) {
            // Fisher and Yates' shuffle, growing.
            int j = random.nextInt(i + 1);
            places[i] = places[j];
            places[j] = i;
        }
        x = new double[sites];
        y = new double[sites];
        for (int site = 0; site < sites; site++) {
            int row = places[site] / rows;
            int column = places[site] % rows;
            double u = (double) column / rows;
            double v = (double) row / rows;
            x[site] = u * torus.ax() + v * torus.bx();
            y[site] = u * torus.ay() + v * torus.by();
        }
    }

    double x(int site) {
        return x[site];
    }

    double y(int site) {
        return y[site];
    }
}
