package io.rantwin.nearrt.policy;

import io.rantwin.nearrt.control.SeenUe;
import io.rantwin.nearrt.control.VisibleUes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UEs of a list, which a test may change.
 *
 * @param listed read anew each time
 */
record ListedUes(List<SeenUe> listed) implements VisibleUes {
    @Override
    public List<SeenUe> ues() {
        return List.copyOf(listed);
    }

    @Override
    public @Nullable SeenUe ue(String ueKey) {
        return listed.stream()
                .filter(ue -> ue.ueKey().equals(ueKey))
                .findFirst()
                .orElse(null);
    }
}
