package io.rantwin.nearrt.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.xapp.sdl.MemorySdl;
import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.sdl.SdlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CellFiguresTest {
    private final Sdl sdl = new MemorySdl(Runnable::run);
    private final List<Life> lives = new ArrayList<>();

    /** An octet of each cell; those above 100 are of another version. */
    private static final class Octets implements CellFigures {
        final Map<String, Byte> known = new TreeMap<>();

        @Override
        public String name() {
            return "octets";
        }

        @Override
        public Map<String, byte[]> octets() {
            Map<String, byte[]> all = new TreeMap<>();
            known.forEach((cellId, octet) -> all.put(cellId, new byte[] {octet}));
            return all;
        }

        @Override
        public boolean resume(String cellId, byte[] octets) {
            if (octets[0] > 100) {
                return false;
            }
            known.put(cellId, octets[0]);
            return true;
        }
    }

    @AfterEach
    void end() {
        lives.forEach(Life::close);
    }

    private Life life(Octets figures) {
        Life life = new Life(sdl);
        lives.add(life);
        life.keeper.keep(figures);
        life.begin();
        return life;
    }

    private static void round(Life life) {
        for (int part = 0; part < Keeper.PARTS; part++) {
            life.keeper.tick();
        }
    }

    private List<String> keys() throws SdlException {
        return sdl.keys(Keeper.NAMESPACE).stream()
                .filter(key -> key.startsWith("octets-"))
                .sorted()
                .toList();
    }

    @Test
    void figuresOfAllCellsAreThereAgainAlsoOfThoseThatDoNotReport() {
        Octets figures = new Octets();
        for (int cell = 0; cell < 40; cell++) {
            figures.known.put(Life.cellId(cell), (byte) cell);
        }
        round(life(figures));

        Octets again = new Octets();
        life(again);

        assertThat(again.known).isEqualTo(figures.known);
    }

    @Test
    void whatHasNotChangedIsNotWrittenAndWhatTheStoreLostIsWrittenAgain() throws SdlException {
        Octets figures = new Octets();
        figures.known.put(Life.cellId(0), (byte) 7);
        figures.known.put(Life.cellId(1), (byte) 8);
        Life life = life(figures);
        round(life);
        List<String> both = keys();
        assertThat(both).hasSize(2);

        // Whoever takes one away without a word finds that only what changes is written.
        sdl.remove(Keeper.NAMESPACE, both);
        round(life);
        assertThat(keys()).isEmpty();
        figures.known.replaceAll((_, octet) -> (byte) (octet + 1));
        round(life);
        assertThat(keys()).isEqualTo(both);

        sdl.remove(Keeper.NAMESPACE, sdl.keys(Keeper.NAMESPACE));
        round(life);
        assertThat(keys()).isEqualTo(both);
        assertThat(life.lost.get()).isEqualTo(1);
    }

    @Test
    void whatIsOfAnotherVersionIsCountedAndLeftOut() {
        Octets figures = new Octets();
        figures.known.put(Life.cellId(0), (byte) 101);
        figures.known.put(Life.cellId(1), (byte) 5);
        round(life(figures));

        Octets again = new Octets();
        Life life = life(again);

        assertThat(again.known).containsOnlyKeys(Life.cellId(1));
        assertThat(life.keeper.counts().damaged()).isEqualTo(1);
    }
}
