package io.rantwin.harness.process;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** 200 nodes that report every 20 ms each: 10 000 indications a second through the box to the xApp. */
@Order(4)
class LoadTest {
    @Test
    void ofTensOfThousandsOfIndicationsNoneIsLost() throws Exception {
        try (RicWorld world = new RicWorld(RicWorld.SHORT_LIVED)) {
            LoadRun load = new LoadRun(world, 200, 20);
            load.start();
            load.assertNoneLost(30_000);
            load.endNodesAndCompare();
        }
    }
}
