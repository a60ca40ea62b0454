package io.rantwin.planner.study.energy.network;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Pictures of the study. */
final class Pictures {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 450;
    private static final double QUARTERS = 4;

    private Pictures() {}

    static List<Path> write(Map<String, Tally> runs, Path folder) throws IOException {
        XYChart power = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Power of the network over the mean day")
                .xAxisTitle("hour")
                .yAxisTitle("W")
                .build();
        CategoryChart energy = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Energy of each day, squeezed")
                .xAxisTitle("day under the policy")
                .yAxisTitle("kWh")
                .build();
        runs.forEach((name, tally) -> {
            double[] day = tally.meanDay();
            double[] hours = new double[day.length];
            Arrays.setAll(hours, i -> i / QUARTERS);
            power.addSeries(name, hours, day).setMarker(SeriesMarkers.NONE);
            double[] days = new double[tally.dayKilowattHours().length];
            Arrays.setAll(days, i -> i + 1);
            energy.addSeries(name, days, tally.dayKilowattHours());
        });
        List<Path> files = new ArrayList<>();
        files.add(save(BitmapEncoder.getBufferedImage(power), folder.resolve("power.png")));
        files.add(save(BitmapEncoder.getBufferedImage(energy), folder.resolve("energy.png")));
        return files;
    }

    private static Path save(BufferedImage picture, Path file) throws IOException {
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }
}
