package io.rantwin.nearrt.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** UEs that nodes report by their ids. Thread-safe. */
public interface VisibleUes {
    /** Nobody is visible. */
    VisibleUes NONE = new VisibleUes() {
        @Override
        public List<SeenUe> ues() {
            return List.of();
        }

        @Override
        public @Nullable SeenUe ue(String ueKey) {
            return null;
        }
    };

    /** All UEs that were seen lately, by key. */
    List<SeenUe> ues();

    /** One of them; null when it was not seen lately. */
    @Nullable
    SeenUe ue(String ueKey);
}
