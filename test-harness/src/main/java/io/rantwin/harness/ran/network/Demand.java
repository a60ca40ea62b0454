package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.chance.PositiveDistribution;
import io.rantwin.harness.ran.chance.Shares;
import io.rantwin.harness.ran.chance.Streams;
import io.rantwin.harness.ran.traffic.Arrivals;
import io.rantwin.harness.ran.traffic.Buffers;
import io.rantwin.harness.ran.traffic.Completions;
import io.rantwin.harness.ran.traffic.FileTraffic;
import io.rantwin.harness.ran.traffic.PeriodicTraffic;
import io.rantwin.harness.ran.traffic.SessionListener;
import io.rantwin.harness.ran.traffic.Sessions;
import io.rantwin.harness.ran.traffic.SporadicTraffic;
import io.rantwin.harness.ran.traffic.TrafficClass;
import io.rantwin.harness.ran.traffic.TrafficSource;
import io.rantwin.harness.ran.traffic.VideoQuality;
import io.rantwin.harness.ran.traffic.VideoTraffic;
import io.rantwin.harness.ran.traffic.VoiceTraffic;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What users ask for: sessions and traffic of every kind of users, their buffers, and the account of what came and left.
 *
 * <p>A file lies at its server and comes through a transport window: of what a user has still to get, at most
 * {@value #WINDOW_BITS} bits wait in the base station at a time. Delay in the base station is counted over those.
 */
final class Demand {
    /** Bits of one user that wait in the base station at most; the rest of a file waits at its server. */
    static final long WINDOW_BITS = 2_000_000;

    private static final long BUFFER_BITS = 400_000_000;
    private static final int BURSTS = 64;
    private static final double FILES_PER_SECOND = 0.5;
    private static final double REPORTS_PER_SECOND = 0.1;
    private static final long DISCARD_MICROS = 300_000;
    private static final int MAKE_UP_EVERY = 100;
    /** How long a person waits, after the session, for what is still on its way. */
    private static final long PATIENCE_MICROS = 10_000_000;

    private static final long STAYS = Long.MAX_VALUE;

    private final Group[] groups;
    private final int[] groupOf;
    private final int[] placeIn;
    private final UeStates ues;
    private final Account account;
    private final Population population;
    private final NetworkPlan plan;
    private final Buffers buffers;
    private final double[] uplinkBits;
    private final long[] leavingSinceMicros;
    private final long[] unclaimedBits;
    private final int[] claimedBy;
    private int steps;

    /** Users of one kind; they are counted from 0 within it. */
    private final class Group implements SessionListener {
        final TrafficPlan traffic;
        final int[] members;
        final Sessions sessions;
        final TrafficSource source;
        final Arrivals arrivals = this::arrive;

        Group(TrafficPlan traffic, int[] members, int index, Streams streams) {
            this.traffic = traffic;
            this.members = members;
            String name = index + "." + traffic.trafficClass();
            this.sessions = new Sessions(
                    members.length,
                    new PositiveDistribution.Exponential(traffic.sessionSeconds()),
                    streams.of("demand.sessions." + name));
            this.source = source(traffic, members.length, streams.of("demand.traffic." + name));
        }

        @Override
        public void started(int place, long atMicros) {
            leavingSinceMicros[members[place]] = STAYS;
            source.start(place, atMicros);
        }

        @Override
        public void ended(int place, long atMicros) {
            leavingSinceMicros[members[place]] = atMicros;
            source.stop(place, atMicros);
        }

        void follow(double hours) {
            double level = traffic.activeShare() * traffic.profile().at(hours);
            for (int place = 0; place < members.length; place++) {
                int ue = members[place];
                double factor = population.demandFactor(ues.xMetres[ue], ues.yMetres[ue], hours);
                sessions.setActiveShare(place, level * factor);
            }
        }

        void arrive(int place, long bits, long timeMicros) {
            int ue = members[place];
            long taken = buffers.offer(ue, bits, timeMicros);
            uplinkBits[ue] += bits * traffic.uplinkRatio();
            account.add(UeCount.OFFERED_BITS_DL, ue, (double) bits);
            int cell = ues.cell[ue];
            if (cell != UeStates.NONE) {
                account.add(SliceCount.OFFERED_BITS_DL, cell, ues.slice[ue], (double) bits);
                if (taken < bits) {
                    account.add(SliceCount.DROPPED_BITS_DL, cell, ues.slice[ue], (double) (bits - taken));
                    account.add(SliceCount.UNITS_DROPPED_DL, cell, ues.slice[ue], taken == 0 ? 1 : 0);
                }
            } else {
                unclaimedBits[ue] += taken;
            }
        }
    }

    Demand(NetworkPlan plan, UeStates ues, Account account, Population population, Streams streams) {
        this.plan = plan;
        this.ues = ues;
        this.account = account;
        this.population = population;
        List<TrafficPlan> kinds = plan.slices().stream()
                .flatMap(slice -> slice.traffic().stream())
                .toList();
        double[] weights = kinds.stream().mapToDouble(TrafficPlan::weight).toArray();
        groupOf = Shares.assign(weights, plan.ues(), streams.of("demand.kinds"));
        placeIn = new int[plan.ues()];
        groups = new Group[kinds.size()];
        int index = 0;
        for (int slice = 0; slice < plan.slices().size(); slice++) {
            for (TrafficPlan traffic : plan.slices().get(slice).traffic()) {
                groups[index] = new Group(traffic, members(index, slice, traffic), index, streams);
                index++;
            }
        }
        uplinkBits = new double[plan.ues()];
        leavingSinceMicros = new long[plan.ues()];
        Arrays.fill(leavingSinceMicros, STAYS);
        unclaimedBits = new long[plan.ues()];
        claimedBy = new int[plan.ues()];
        buffers = new Buffers(ues.trafficClass, BUFFER_BITS, BURSTS);
        buffers.onCompletion(this::completed);
        for (Group group : groups) {
            group.follow(plan.clock().hours(0));
            group.sessions.startSteady(group);
        }
    }

    private int[] members(int group, int slice, TrafficPlan traffic) {
        int[] found = new int[groupOf.length];
        int count = 0;
        for (int ue = 0; ue < groupOf.length; ue++) {
            if (groupOf[ue] == group) {
                ues.slice[ue] = slice;
                ues.trafficClass[ue] = traffic.trafficClass();
                placeIn[ue] = count;
                found[count++] = ue;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static TrafficSource source(TrafficPlan traffic, int members, RandomGenerator random) {
        return switch (traffic.trafficClass()) {
            case EMBB_FILE ->
                new FileTraffic(members, FileTraffic.FTP_MODEL_3_BITS, FILES_PER_SECOND * traffic.demand(), random);
            case EMBB_VIDEO -> new VideoTraffic(members, VideoQuality.streaming(), random);
            case URLLC_PERIODIC -> new PeriodicTraffic(members, PeriodicTraffic.Service.CONTROL_TO_CONTROL, random);
            case MMTC_SPORADIC ->
                new SporadicTraffic(
                        members, SporadicTraffic.REPORT_BITS, REPORTS_PER_SECOND * traffic.demand(), random);
            case VONR -> new VoiceTraffic(members, VoiceTraffic.Codec.EVS_13_2, random);
        };
    }

    /** Produces what comes up to a time. */
    void advanceTo(long timeMicros) {
        if (steps++ % MAKE_UP_EVERY == 0) {
            double hours = plan.clock().hours(timeMicros);
            for (Group group : groups) {
                group.follow(hours);
            }
        }
        for (Group group : groups) {
            group.sessions.advanceTo(timeMicros, group);
            group.source.advanceTo(timeMicros, group.arrivals);
            if (!group.traffic.trafficClass().isDivisible()) {
                discard(group, timeMicros);
            }
        }
    }

    private void discard(Group group, long timeMicros) {
        for (int ue : group.members) {
            if (buffers.headAgeMicros(ue, timeMicros) > DISCARD_MICROS) {
                dropped(ue, buffers.expire(ue, DISCARD_MICROS, timeMicros));
            }
        }
    }

    /** Of what is thrown away, what no cell has taken over yet never was in the network. */
    private void dropped(int ue, long bits) {
        long unclaimed = Math.min(unclaimedBits[ue], bits);
        unclaimedBits[ue] -= unclaimed;
        if (bits > unclaimed) {
            account.add(SliceCount.DROPPED_BITS_DL, claimedBy[ue], ues.slice[ue], (double) (bits - unclaimed));
        }
    }

    private void completed(int ue, long bits, long arrivedMicros, long doneMicros, boolean delivered) {
        Group group = groups[groupOf[ue]];
        if (group.source instanceof Completions listener) {
            listener.completed(placeIn[ue], bits, arrivedMicros, doneMicros, delivered);
        }
        int cell = ues.cell[ue];
        if (cell != UeStates.NONE) {
            SliceCount count = delivered ? SliceCount.UNITS_DELIVERED_DL : SliceCount.UNITS_DROPPED_DL;
            account.add(count, cell, ues.slice[ue], 1);
        }
    }

    /** Delivers bits to a user; what there was of them. */
    long serve(int ue, long bits, long timeMicros) {
        return buffers.serve(ue, bits, timeMicros);
    }

    /** A cell takes over what came for a user while no cell had it. */
    void claim(int ue, int cell) {
        account.add(SliceCount.OFFERED_BITS_DL, cell, ues.slice[ue], (double) unclaimedBits[ue]);
        unclaimedBits[ue] = 0;
        claimedBy[ue] = cell;
    }

    /** Of what waits for a user, what a cell has taken over. */
    long claimedBits(int ue) {
        return buffers.queuedBits(ue) - unclaimedBits[ue];
    }

    /** Throws away what waits for a user whose connection is gone, and what it would send. */
    void clear(int ue, long timeMicros) {
        uplinkBits[ue] = 0;
        dropped(ue, buffers.clear(ue, timeMicros));
    }

    long queuedBits(int ue) {
        return buffers.queuedBits(ue);
    }

    /** Of what waits, the part that is in the base station. */
    long inBaseStation(int ue) {
        long queued = buffers.queuedBits(ue);
        return ues.trafficClass[ue].isDivisible() ? Math.min(queued, WINDOW_BITS) : queued;
    }

    double uplinkBits(int ue) {
        return uplinkBits[ue];
    }

    void sent(int ue, double bits) {
        uplinkBits[ue] = Math.max(0, uplinkBits[ue] - bits);
    }

    /**
     * Throws away what is still on its way to a person whose session is over, when patience ends. So people stay where the network
     * is bad no longer than where it is good, and bad places do not fill up.
     */
    void giveUp(int ue, long timeMicros) {
        if (isLeaving(ue) && hasData(ue) && timeMicros - leavingSinceMicros[ue] >= PATIENCE_MICROS) {
            clear(ue, timeMicros);
        }
    }

    /** Whether a person's session is over and nothing is on its way any more. */
    boolean isDone(int ue) {
        return isLeaving(ue) && !hasData(ue);
    }

    private boolean isLeaving(int ue) {
        return leavingSinceMicros[ue] != STAYS && isPerson(ue);
    }

    private boolean hasData(int ue) {
        return buffers.queuedBits(ue) > 0 || uplinkBits[ue] > 0;
    }

    /** Another person has come in the user's place. */
    void left(int ue) {
        leavingSinceMicros[ue] = STAYS;
    }

    private boolean isPerson(int ue) {
        TrafficClass kind = ues.trafficClass[ue];
        return kind != TrafficClass.MMTC_SPORADIC && kind != TrafficClass.URLLC_PERIODIC;
    }

    Buffers buffers() {
        return buffers;
    }
}
