package io.rantwin.nearrt.keeping;

import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.sdl.SdlException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Figures of all cells in the store, by parts, each written when it has changed. For one thread. */
final class FigureParts {
    private final Sdl sdl;
    private final CellFigures figures;
    private final ToIntFunction<String> partOf;
    private final List<List<KeptEntry>> newest = new ArrayList<>();
    private final byte[] @Nullable [] written;

    FigureParts(Sdl sdl, CellFigures figures, int parts, ToIntFunction<String> partOf) {
        this.sdl = sdl;
        this.figures = figures;
        this.partOf = partOf;
        written = new byte[parts][];
        for (int each = 0; each < parts; each++) {
            newest.add(new ArrayList<>());
        }
    }

    String key(int part) {
        return String.format(Locale.ROOT, "%s-%03d", figures.name(), part);
    }

    /** Hands out what an earlier life left in a part; names in sentences what cannot be used. */
    void read(int part, byte[] octets, List<String> unusable) {
        String key = key(part);
        for (KeptEntry entry : KeptEntry.read(octets, why -> unusable.add(key + ", " + why))) {
            if (!figures.resume(entry.name(), entry.octets())) {
                unusable.add(key + ", " + entry.name() + " is of another version, or damaged");
            }
        }
        written[part] = octets;
    }

    /** Looks at what is known now, to be written part by part. */
    void beginRound() {
        newest.forEach(List::clear);
        new TreeMap<>(figures.octets())
                .forEach((cellId, octets) ->
                        newest.get(partOf.applyAsInt(cellId)).add(new KeptEntry(cellId, octets)));
    }

    /** Writes a part, if it is another one than in the store. */
    void write(int part) throws SdlException {
        List<KeptEntry> entries = newest.get(part);
        byte[] octets = KeptEntry.write(entries);
        byte[] before = written[part];
        if (before == null ? entries.isEmpty() : Arrays.equals(before, octets)) {
            return;
        }
        sdl.set(Keeper.NAMESPACE, key(part), octets);
        written[part] = octets;
    }

    /** The store has lost all. */
    void storeLost() {
        Arrays.fill(written, null);
    }
}
