package io.rantwin.harness.ran.radio;

import io.rantwin.harness.ran.site.Carrier;
import io.rantwin.harness.ran.site.Environment;
import io.rantwin.harness.ran.site.HexagonalLayout;
import io.rantwin.harness.ran.site.Layout;
import java.util.List;
import java.util.SplittableRandom;

/** A network of the 3GPP calibrations with maps drawn from a seed. */
final class ReferenceNetwork {
    final Layout layout;
    final ShadowFading shadowFading;
    final LinkConditions conditions;
    final GainMap gainMap;

    /** Sites of the environment's usual height and distance, ten-element columns tilted by 12 degrees (102 degrees zenith). */
    ReferenceNetwork(Environment environment, int sites, double frequencyHertz, long seed) {
        layout = new HexagonalLayout(
                        sites,
                        environment.interSiteDistanceMetres(),
                        environment,
                        List.of(new Carrier("calibration", 1, frequencyHertz, 0, 20, 1.0)),
                        46.0,
                        environment.siteHeightMetres(),
                        0.0,
                        12.0,
                        true)
                .build();
        SplittableRandom random = new SplittableRandom(seed);
        shadowFading = new ShadowFading(layout, ShadowFading.MACRO_SITE_CORRELATION, random.split());
        conditions = new LinkConditions(layout, random.split());
        gainMap = new GainMap(layout, shadowFading, conditions, AntennaColumn.CALIBRATION);
    }
}
