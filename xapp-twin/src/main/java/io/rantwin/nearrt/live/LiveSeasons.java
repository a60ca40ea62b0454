package io.rantwin.nearrt.live;

import io.rantwin.twin.forecast.SeasonProfile;
import java.util.Set;

/** What is usual of each cell at each time of the season, as it is learned from its reports. Thread-safe. */
public interface LiveSeasons extends SeasonProfile.Source {
    /**
     * Says of which cells the loads are not their own, because they sleep by plan or carry users of such cells: of them nothing is
     * learned until they are not named any more.
     */
    void disturbed(Set<String> cellIds);
}
