package io.rantwin.harness.ran.traffic;

/**
 * Finite first-in first-out buffers of all UEs with exact accounting: for each UE at any time offered = served + queued +
 * dropped. Bursts keep their arrival times, so delays are those of the bursts themselves. Flat arrays, no allocation after
 * construction. Not thread-safe.
 */
public final class Buffers implements Arrivals {
    private final int slots;
    private final boolean[] divisible;
    private final long[] limitBits;
    private final long[] queuedBits;
    private final long[] offeredBits;
    private final long[] servedBits;
    private final long[] droppedBits;
    private final long[] droppedBursts;
    private final long[] deliveredBursts;
    private final long[] delayMicros;
    private final int[] head;
    private final int[] count;
    private final long[] burstBits;
    private final long[] burstServedBits;
    private final long[] burstArrivedMicros;
    private Completions completions = (ue, bits, arrivedMicros, doneMicros, delivered) -> {};

    /**
     * @param classes of each UE; where they are not {@link TrafficClass#isDivisible()} a burst that does not fit is lost as a
     *     whole
     * @param limitBits of each UE
     * @param burstsPerUe how many bursts one buffer can hold, at least 1; one more is lost
     */
    public Buffers(TrafficClass[] classes, long limitBits, int burstsPerUe) {
        if (limitBits < 1 || burstsPerUe < 1) {
            throw new IllegalArgumentException(
                    "buffers of " + limitBits + " bits and " + burstsPerUe + " bursts: both must be at least 1");
        }
        int ues = classes.length;
        this.slots = burstsPerUe;
        this.divisible = new boolean[ues];
        this.limitBits = new long[ues];
        this.queuedBits = new long[ues];
        this.offeredBits = new long[ues];
        this.servedBits = new long[ues];
        this.droppedBits = new long[ues];
        this.droppedBursts = new long[ues];
        this.deliveredBursts = new long[ues];
        this.delayMicros = new long[ues];
        this.head = new int[ues];
        this.count = new int[ues];
        this.burstBits = new long[StrictMath.multiplyExact(ues, slots)];
        this.burstServedBits = new long[ues * slots];
        this.burstArrivedMicros = new long[ues * slots];
        for (int ue = 0; ue < ues; ue++) {
            divisible[ue] = classes[ue].isDivisible();
            this.limitBits[ue] = limitBits;
        }
    }

    /** Who hears of bursts that leave; one listener, called inside {@link #serve}, {@link #expire} and {@link #clear}. */
    public void onCompletion(Completions listener) {
        completions = listener;
    }

    @Override
    public void arrive(int ue, long bits, long timeMicros) {
        offer(ue, bits, timeMicros);
    }

    /** @return how many of the bits were taken; the others are counted as dropped */
    public long offer(int ue, long bits, long timeMicros) {
        if (bits <= 0) {
            return 0;
        }
        offeredBits[ue] += bits;
        long space = StrictMath.max(0, limitBits[ue] - queuedBits[ue]);
        long taken = bits <= space ? bits : divisible[ue] ? space : 0;
        if (count[ue] == slots) {
            taken = 0;
        }
        droppedBits[ue] += bits - taken;
        if (taken == 0) {
            droppedBursts[ue]++;
            return 0;
        }
        int slot = ue * slots + (head[ue] + count[ue]) % slots;
        burstBits[slot] = taken;
        burstServedBits[slot] = 0;
        burstArrivedMicros[slot] = timeMicros;
        count[ue]++;
        queuedBits[ue] += taken;
        return taken;
    }

    /**
     * Serves a UE.
     *
     * @param bits what the radio can carry
     * @return what there was to carry, at most this
     */
    public long serve(int ue, long bits, long nowMicros) {
        long left = bits;
        while (left > 0 && count[ue] > 0) {
            int slot = ue * slots + head[ue];
            long part = StrictMath.min(left, burstBits[slot] - burstServedBits[slot]);
            burstServedBits[slot] += part;
            left -= part;
            queuedBits[ue] -= part;
            servedBits[ue] += part;
            if (burstServedBits[slot] == burstBits[slot]) {
                deliveredBursts[ue]++;
                delayMicros[ue] += nowMicros - burstArrivedMicros[slot];
                leave(ue, slot, nowMicros, true);
            }
        }
        return bits - left;
    }

    /**
     * Throws away bursts that are too old, as PDCP's discard timer does (TS 38.323 clause 5.3).
     *
     * @return bits dropped
     */
    public long expire(int ue, long maximumAgeMicros, long nowMicros) {
        long lost = 0;
        while (count[ue] > 0 && nowMicros - burstArrivedMicros[ue * slots + head[ue]] > maximumAgeMicros) {
            lost += dropHead(ue, nowMicros);
        }
        return lost;
    }

    /**
     * Throws away all that is queued, as when a connection is lost.
     *
     * @return bits dropped
     */
    public long clear(int ue, long nowMicros) {
        long lost = 0;
        while (count[ue] > 0) {
            lost += dropHead(ue, nowMicros);
        }
        return lost;
    }

    public long queuedBits(int ue) {
        return queuedBits[ue];
    }

    public long offeredBits(int ue) {
        return offeredBits[ue];
    }

    public long servedBits(int ue) {
        return servedBits[ue];
    }

    public long droppedBits(int ue) {
        return droppedBits[ue];
    }

    /** Bursts of which nothing or not all was delivered because they did not fit at all or were thrown away. */
    public long droppedBursts(int ue) {
        return droppedBursts[ue];
    }

    /** Bursts whose last bit was served. */
    public long deliveredBursts(int ue) {
        return deliveredBursts[ue];
    }

    /** Bursts in the buffer now. */
    public int queuedBursts(int ue) {
        return count[ue];
    }

    /** Sum over delivered bursts of the time from arrival to last bit [us]. */
    public long delayMicros(int ue) {
        return delayMicros[ue];
    }

    /** How long the first burst has been waiting [us], 0 where there is none. */
    public long headAgeMicros(int ue, long nowMicros) {
        return count[ue] == 0 ? 0 : nowMicros - burstArrivedMicros[ue * slots + head[ue]];
    }

    private long dropHead(int ue, long nowMicros) {
        int slot = ue * slots + head[ue];
        long lost = burstBits[slot] - burstServedBits[slot];
        queuedBits[ue] -= lost;
        droppedBits[ue] += lost;
        droppedBursts[ue]++;
        leave(ue, slot, nowMicros, false);
        return lost;
    }

    private void leave(int ue, int slot, long nowMicros, boolean delivered) {
        head[ue] = (head[ue] + 1) % slots;
        count[ue]--;
        completions.completed(ue, burstServedBits[slot], burstArrivedMicros[slot], nowMicros, delivered);
    }
}
