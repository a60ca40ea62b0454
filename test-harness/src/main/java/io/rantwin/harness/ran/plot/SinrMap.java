package io.rantwin.harness.ran.plot;

import io.rantwin.harness.ran.network.Coverage;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.site.Sector;
import io.rantwin.harness.ran.site.Site;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * The network from above: SINR of a pedestrian at every place by colour, borders of cells, sites with their boresights, and the
 * ways of some users.
 */
final class SinrMap {
    private static final int SIDE = 900;
    private static final int MARGIN = 60;
    private static final int SCALE_WIDTH = 90;
    private static final double LOWEST_DB = -10;
    private static final double HIGHEST_DB = 30;
    private static final double EDGE_METRES = 300;
    /** Colours of the scale from bad to good; steps that stay apart in grey and for colour-blind eyes (after "viridis"). */
    private static final int[] COLOURS = {0x440154, 0x3b528b, 0x21918c, 0x5ec962, 0xfde725};

    private final RadioNetwork network;
    private final Layout layout;
    private final double west;
    private final double north;
    private final double metresPerPixel;
    private final BufferedImage image =
            new BufferedImage(SIDE + 2 * MARGIN + SCALE_WIDTH, SIDE + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);

    SinrMap(RadioNetwork network) {
        this.network = network;
        this.layout = network.plan().layout();
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (Site site : layout.sites()) {
            left = Math.min(left, site.xMetres());
            right = Math.max(right, site.xMetres());
            bottom = Math.min(bottom, site.yMetres());
            top = Math.max(top, site.yMetres());
        }
        double side = Math.max(right - left, top - bottom) + 2 * EDGE_METRES;
        west = (left + right - side) / 2;
        north = (bottom + top + side) / 2;
        metresPerPixel = side / SIDE;
    }

    BufferedImage draw(RunLog log) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        field();
        ways(g, log);
        sites(g);
        scale(g);
        g.dispose();
        return image;
    }

    private void field() {
        Coverage coverage = network.coverage();
        int[] above = new int[SIDE];
        for (int row = 0; row < SIDE; row++) {
            int before = -1;
            for (int column = 0; column < SIDE; column++) {
                coverage.at(west + (column + 0.5) * metresPerPixel, north - (row + 0.5) * metresPerPixel);
                int colour = colour((coverage.sinrDecibels() - LOWEST_DB) / (HIGHEST_DB - LOWEST_DB));
                boolean border = column > 0 && coverage.cell() != before || row > 0 && coverage.cell() != above[column];
                before = coverage.cell();
                above[column] = coverage.cell();
                image.setRGB(MARGIN + column, MARGIN + row, border ? darker(colour) : colour);
            }
        }
    }

    private static int colour(double part) {
        double place = Math.min(Math.max(part, 0), 1) * (COLOURS.length - 1);
        int low = Math.min((int) place, COLOURS.length - 2);
        double share = place - low;
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = COLOURS[low] >> shift & 0xff;
            int to = COLOURS[low + 1] >> shift & 0xff;
            mixed |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return mixed;
    }

    private static int darker(int colour) {
        return colour >> 1 & 0x7f7f7f;
    }

    private void ways(Graphics2D g, RunLog log) {
        g.setStroke(new BasicStroke(1.4f));
        g.setColor(new Color(255, 255, 255, 170));
        g.setClip(MARGIN, MARGIN, SIDE, SIDE);
        double jump = EDGE_METRES;
        for (int track = 0; track < log.tracks(); track++) {
            double[] x = log.trackX(track);
            double[] y = log.trackY(track);
            for (int i = 1; i < x.length; i++) {
                // Who left over an edge or made place for another did not walk there.
                if (Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]) < jump) {
                    g.drawLine(column(x[i - 1]), row(y[i - 1]), column(x[i]), row(y[i]));
                }
            }
        }
        g.setClip(null);
    }

    private void sites(Graphics2D g) {
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        for (Site site : layout.sites()) {
            int x = column(site.xMetres());
            int y = row(site.yMetres());
            g.setColor(Color.BLACK);
            g.setStroke(new BasicStroke(2f));
            for (Sector sector : site.sectors()) {
                double azimuth = Math.toRadians(sector.azimuthDegrees());
                g.drawLine(x, y, x + (int) (18 * Math.sin(azimuth)), y - (int) (18 * Math.cos(azimuth)));
            }
            g.setColor(Color.RED);
            g.fillOval(x - 4, y - 4, 8, 8);
            if (layout.sites().size() <= 40) {
                g.setColor(Color.WHITE);
                g.drawString(site.name(), x + 7, y - 6);
            }
        }
    }

    private void scale(Graphics2D g) {
        int left = MARGIN + SIDE + 20;
        for (int row = 0; row < SIDE; row++) {
            g.setColor(new Color(colour(1 - (double) row / SIDE)));
            g.drawLine(left, MARGIN + row, left + 18, MARGIN + row);
        }
        g.setColor(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        for (double decibels = LOWEST_DB; decibels <= HIGHEST_DB; decibels += 10) {
            int row = MARGIN + (int) (SIDE * (HIGHEST_DB - decibels) / (HIGHEST_DB - LOWEST_DB));
            g.drawString(String.format(Locale.ROOT, "%.0f dB", decibels), left + 24, row + 5);
        }
        g.drawString(
                "SINR of a pedestrian, loads of the moment, no fading; white: ways of users; bar: 500 m",
                MARGIN,
                MARGIN - 20);
        g.setStroke(new BasicStroke(3f));
        g.drawLine(MARGIN, MARGIN + SIDE + 20, MARGIN + (int) (500 / metresPerPixel), MARGIN + SIDE + 20);
    }

    private int column(double xMetres) {
        return MARGIN + (int) Math.round((xMetres - west) / metresPerPixel);
    }

    private int row(double yMetres) {
        return MARGIN + (int) Math.round((north - yMetres) / metresPerPixel);
    }
}
