package io.rantwin.xapp.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.xapp.node.NodeEvent.NodeAdded;
import io.rantwin.xapp.node.NodeEvent.NodeChanged;
import io.rantwin.xapp.node.NodeEvent.NodeRemoved;
import io.rantwin.xapp.sdl.MemorySdl;
import io.rantwin.xapp.sdl.Publication;
import io.rantwin.xapp.sdl.SdlException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever becomes of events and sources: after one more reading the directory is the truth. */
class NodeDirectoryPropertyTest {
    private static final List<String> NAMES = List.of("gnb_1", "gnb_2", "gnbd_1_0", "enB_macro_1");

    private static final List<ConnectionStatus> STATUSES = List.of(ConnectionStatus.values());

    @Property(tries = 500, seed = "1")
    void endsWithTheTruth(@ForAll long seed, @ForAll @IntRange(max = 120) int steps) throws Exception {
        new World().run(new Random(seed), steps);
    }

    /** One life of a network. */
    private static final class World {
        private final TruthSource source = new TruthSource();
        private final MemorySdl sdl = new MemorySdl(Runnable::run);
        private final Deque<Runnable> readings = new ArrayDeque<>();
        private final List<String> delayed = new ArrayList<>();
        private final Map<String, E2Node> told = new HashMap<>();
        private Instant now = Instant.EPOCH;
        private long stamp;

        void run(Random random, int steps) throws SdlException {
            var directory =
                    new NodeDirectory(new NodeDirectory.Config(), List.of(source), sdl, () -> now, readings::add);
            directory.addListener(this::tell);
            for (int i = 0; i < steps; i++) {
                step(random, directory);
                assertThat(told.values())
                        .as("what listeners were told is the list")
                        .containsExactlyInAnyOrderElementsOf(directory.nodes());
            }
            source.away = false;
            // A reading may be under way that began before the end; the next one counts.
            for (int i = 0; i < 3; i++) {
                now = now.plusSeconds(10);
                directory.tick();
                runReadings();
                directory.tick();
            }
            assertThat(directory.nodes()).containsExactlyInAnyOrderElementsOf(source.truth.values());
            assertThat(told).isEqualTo(source.truth);
        }

        private void step(Random random, NodeDirectory directory) throws SdlException {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> change(random);
                case 3 -> {
                    if (!delayed.isEmpty()) {
                        publish(delayed.remove(random.nextInt(delayed.size())));
                    }
                }
                case 4 -> source.away = !source.away;
                case 5 -> now = now.plusMillis(random.nextInt(12_000));
                case 6 -> runReadings();
                default -> directory.tick();
            }
        }

        private void change(Random random) throws SdlException {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            boolean known = source.truth.containsKey(name);
            if (known && random.nextInt(4) == 0) {
                source.truth.remove(name);
                send(random, name + "_DELETED");
                return;
            }
            ConnectionStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
            // Some platforms keep no stamp.
            source.put(name, status, random.nextBoolean() ? ++stamp : 0);
            send(random, known ? name + "_" + status : name + "_ADDED");
        }

        /** Lost, on time, doubled or late. */
        private void send(Random random, String event) throws SdlException {
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> publish(event);
                case 2 -> {
                    publish(event);
                    publish(event);
                }
                default -> delayed.add(event);
            }
        }

        private void publish(String event) throws SdlException {
            sdl.publish("e2Manager", Publication.of("RAN_MANIPULATION", event));
        }

        private void runReadings() {
            while (!readings.isEmpty()) {
                readings.pop().run();
            }
        }

        private void tell(NodeEvent event) {
            switch (event) {
                case NodeAdded added ->
                    assertThat(told.put(added.node().ranName(), added.node())).isNull();
                case NodeChanged changed ->
                    assertThat(told.put(changed.node().ranName(), changed.node()))
                            .isEqualTo(changed.before());
                case NodeRemoved removed ->
                    assertThat(told.remove(removed.node().ranName())).isEqualTo(removed.node());
            }
        }
    }
}
