package io.rantwin.xapp.subscription;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has the store read and written when {@link StoreKeeping} says so. Under the lock of the keeper, the store's calls excepted. */
final class StoreErrands {
    private final SubscriptionStore store;
    private final StoreKeeping keeping;
    private final Errands errands;

    private record Outcome(
            List<StoredSubscription> loaded,
            boolean isKept,
            @Nullable String error) {
        static Outcome failed(String error) {
            return new Outcome(List.of(), false, error);
        }
    }

    private interface Call {
        Outcome call() throws IOException;
    }

    StoreErrands(SubscriptionStore store, StoreKeeping keeping, Errands errands) {
        this.store = store;
        this.keeping = keeping;
        this.errands = errands;
    }

    /** Begins what is due. */
    void tick(long now) {
        switch (keeping.next(now)) {
            case NOTHING -> {}
            case LOAD -> run(StoreKeeping.Task.LOAD, () -> new Outcome(store.load(), true, null), now);
            case SAVE -> {
                List<StoredSubscription> toSave = keeping.toSave();
                run(
                        StoreKeeping.Task.SAVE,
                        () -> {
                            store.save(toSave);
                            return new Outcome(List.of(), true, null);
                        },
                        now);
            }
            case CHECK -> run(StoreKeeping.Task.CHECK, () -> new Outcome(List.of(), store.isKept(), null), now);
        }
    }

    private void run(StoreKeeping.Task task, Call call, long now) {
        errands.run(
                () -> {
                    try {
                        return call.call();
                    } catch (IOException e) {
                        return Outcome.failed(String.valueOf(e.getMessage()));
                    }
                },
                Outcome::failed,
                (outcome, later) -> {
                    if (outcome.error() != null) {
                        keeping.failed(task, outcome.error(), later);
                        return;
                    }
                    switch (task) {
                        case NOTHING -> {}
                        case LOAD -> keeping.loaded(outcome.loaded(), later);
                        case SAVE -> keeping.saved(later);
                        case CHECK -> keeping.checked(outcome.isKept());
                    }
                },
                now);
    }
}
