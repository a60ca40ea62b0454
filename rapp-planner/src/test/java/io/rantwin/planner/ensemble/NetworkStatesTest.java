package io.rantwin.planner.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.twin.whatif.CellPowers;
import org.junit.jupiter.api.Test;

class NetworkStatesTest {
    @Test
    void whatReportsHaveToldOfPowersCountsInEveryState() {
        TwinWorld world = SmallWorlds.quietThenBusy(0.2);
        CellPowers powers = CellPowers.unknown(world.snapshot().cells());
        powers.set(1, 300, 4, 17);
        TwinWorld told = new TwinWorld(
                world.snapshot().withPowers(powers),
                world.topology(),
                world.power(),
                world.powerSet(),
                world.transitionJoule(),
                world.profile(),
                world.enforcement(),
                world.levers(),
                world.leastRsrpDbm(),
                world.decisionMillis());
        boolean[] sleeps = new boolean[world.snapshot().cells()];
        sleeps[1] = true;
        assertThat(new NetworkStates(told).asleep(sleeps).conditions().get(1).sleepWatts())
                .isEqualTo(17);
        assertThat(new NetworkStates(world).asleep(sleeps).conditions().get(1).sleepWatts())
                .isEqualTo(world.power().watts(1, 0, world.snapshot().radio().powerDbm(1), false));
    }
}
