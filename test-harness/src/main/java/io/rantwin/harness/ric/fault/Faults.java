package io.rantwin.harness.ric.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.harness.ric.timing.Agenda;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/**
 * The misbehaviour that is prescribed for each place, as JSON:
 *
 * <pre>{@code
 * {"seed": 7,
 *  "places": {"e2.indication": {"drop": {"probability": 0.1}, "delay": {"millis": 500, "count": 3}},
 *             "rest.submgr":   {"refuse": {"count": 10}}}}
 * }</pre>
 *
 * A harm without a probability is done to everything, one without a count for ever. Each place draws from chance of its own,
 * so what happens at one place does not change what happens at another. Thread-safe.
 */
public final class Faults {
    private final LongFunction<RandomGenerator> random;
    private final Agenda agenda;
    private final Map<Place, Doses> doses = new EnumMap<>(Place.class);
    private final Map<Place, PassThrough> passages = new EnumMap<>(Place.class);
    private long seed;

    /**
     * @param seed first seed
     * @param random makes a generator of a seed
     * @param agenda where delayed messages wait; when it is full they are lost, and counted
     */
    public Faults(long seed, LongFunction<RandomGenerator> random, Agenda agenda) {
        this.seed = seed;
        this.random = random;
        this.agenda = agenda;
        for (Place place : Place.values()) {
            Doses ofPlace = new Doses(random.apply(seedOf(place, seed)));
            doses.put(place, ofPlace);
            passages.put(place, new HarmfulPassage(ofPlace, agenda));
        }
    }

    /** What harms messages at a place. */
    public PassThrough at(Place place) {
        return Objects.requireNonNull(passages.get(place));
    }

    /** What harms requests and answers at a place. */
    public RestFaults rest(Place place) {
        return new RestFaults(dosesOf(place), agenda);
    }

    /**
     * Takes a new prescription instead of the one there was: places and harms that are not named are well from now on. With a
     * seed, chance starts anew from it.
     *
     * @throws BadRequestException when a place, a harm or a key is not known, or a value out of range; then nothing changes
     */
    public void set(JsonInput json) throws BadRequestException {
        json.onlyMembers(Set.of("seed", "places"));
        JsonInput newSeed = json.member("seed");
        if (newSeed.isPresent() && !newSeed.node().canConvertToLong()) {
            throw newSeed.bad("must be an integer of 64 bits");
        }
        Map<Place, Map<Harm, Dose>> prescribed = new EnumMap<>(Place.class);
        JsonInput places = json.member("places");
        if (places.isPresent()) {
            for (Map.Entry<String, JsonInput> member : places.members()) {
                Place place = placeOf(member.getKey(), member.getValue());
                prescribed.put(place, readPlace(place, member.getValue()));
            }
        }
        synchronized (this) {
            if (newSeed.isPresent()) {
                seed = newSeed.node().longValue();
            }
            for (Place place : Place.values()) {
                dosesOf(place)
                        .set(
                                prescribed.getOrDefault(place, Map.of()),
                                newSeed.isPresent() ? random.apply(seedOf(place, seed)) : null);
            }
        }
    }

    /** The prescription in force, with the counts that are left; {@link #set} takes it. */
    public synchronized ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("seed", seed);
        ObjectNode places = json.putObject("places");
        doses.forEach((place, ofPlace) -> {
            ObjectNode prescribed = ofPlace.toJson();
            if (!prescribed.isEmpty()) {
                places.set(place.key(), prescribed);
            }
        });
        return json;
    }

    /** The prescription, and what was harmed so far. */
    public ObjectNode state() {
        ObjectNode json = toJson().put("delayedNow", agenda.waiting());
        ObjectNode harmed = json.putObject("harmed");
        doses.forEach((place, ofPlace) -> {
            ObjectNode counters = ofPlace.counters();
            if (counters.path("passed").longValue() > 0) {
                harmed.set(place.key(), counters);
            }
        });
        return json;
    }

    private Doses dosesOf(Place place) {
        return Objects.requireNonNull(doses.get(place));
    }

    private static long seedOf(Place place, long seed) {
        return seed * 31 + place.key().hashCode();
    }

    private static Place placeOf(String key, JsonInput at) throws BadRequestException {
        Set<String> known = new TreeSet<>();
        for (Place place : Place.values()) {
            if (place.key().equals(key)) {
                return place;
            }
            known.add(place.key());
        }
        throw at.bad("is no place; there are " + known);
    }

    private static Map<Harm, Dose> readPlace(Place place, JsonInput json) throws BadRequestException {
        Map<Harm, Dose> prescribed = new EnumMap<>(Harm.class);
        for (Map.Entry<String, JsonInput> member : json.members()) {
            prescribed.put(
                    harmOf(member.getKey(), place, member.getValue()),
                    Dose.read(member.getValue(), harmOf(member.getKey(), place, member.getValue())));
        }
        return prescribed;
    }

    private static Harm harmOf(String key, Place place, JsonInput at) throws BadRequestException {
        Set<String> possible = new TreeSet<>();
        for (Harm harm : place.harms()) {
            if (harm.key().equals(key)) {
                return harm;
            }
            possible.add(harm.key());
        }
        throw at.bad("cannot be done here; possible are " + possible);
    }
}
