package io.rantwin.twin.enforcement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds of enforcement as JSON, so that who plans reckons with those that the xApp has. Times are seconds of network time. What is not
 * said is as usual, what is not known is refused. Balance, steering and slices have their usual bounds always.
 */
public final class EnforcementJson {
    private static final double MILLIS = 1000;

    private EnforcementJson() {}

    /** These are no bounds. */
    public static final class EnforcementJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        EnforcementJsonException(String sentence) {
            super(sentence);
        }
    }

    /** The bounds. */
    public static ObjectNode write(EnforcementParameters parameters) {
        EnforcementParameters.Energy energy = parameters.energy();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("holdOffSeconds", parameters.holdOffMillis() / MILLIS);
        json.put("mostDoublings", parameters.mostDoublings());
        json.put("calmSeconds", parameters.calmMillis() / MILLIS);
        json.put("mostActions", parameters.mostActions());
        json.putObject("energySaving")
                .put("sleepBelowLoad", energy.sleepBelowLoad())
                .put("wakeAboveLoad", energy.wakeAboveLoad())
                .put("neighbourSleepCeiling", energy.neighbourSleepCeiling())
                .put("neighbourWakeCeiling", energy.neighbourWakeCeiling())
                .put("takeoverCost", energy.takeoverCost())
                .put("leastCovered", energy.leastCovered())
                .put("leastCoveredWhereForbidden", energy.leastCoveredWhereForbidden())
                .put("minOnSeconds", energy.minOnMillis() / MILLIS)
                .put("minOffSeconds", energy.minOffMillis() / MILLIS)
                .put("wakeLeadSeconds", energy.wakeLeadMillis() / MILLIS)
                .put("energyPeriodSeconds", energy.energyPeriodMillis() / MILLIS)
                .put("powerReductionDb", energy.powerReductionDb())
                .put("sleepPowerShare", energy.sleepPowerShare())
                .put("loadWindowSeconds", energy.loadWindowMillis() / MILLIS)
                .put("quantile", energy.quantile());
        return json;
    }

    /** Reads what {@link #write} wrote, or a part of it. */
    public static EnforcementParameters read(JsonNode json) throws EnforcementJsonException {
        ObjectNode usual = write(EnforcementParameters.USUAL);
        take(json, usual, "");
        JsonNode energy = usual.path("energySaving");
        try {
            return new EnforcementParameters(
                            millis(usual, "holdOffSeconds"),
                            usual.path("mostDoublings").intValue(),
                            millis(usual, "calmSeconds"),
                            usual.path("mostActions").intValue(),
                            EnforcementParameters.Energy.USUAL,
                            EnforcementParameters.Balance.USUAL,
                            EnforcementParameters.Steering.USUAL,
                            EnforcementParameters.Slices.USUAL)
                    .withEnergy(new EnforcementParameters.Energy(
                            energy.path("sleepBelowLoad").doubleValue(),
                            energy.path("wakeAboveLoad").doubleValue(),
                            energy.path("neighbourSleepCeiling").doubleValue(),
                            energy.path("neighbourWakeCeiling").doubleValue(),
                            energy.path("takeoverCost").doubleValue(),
                            energy.path("leastCovered").doubleValue(),
                            energy.path("leastCoveredWhereForbidden").doubleValue(),
                            millis(energy, "minOnSeconds"),
                            millis(energy, "minOffSeconds"),
                            millis(energy, "wakeLeadSeconds"),
                            millis(energy, "energyPeriodSeconds"),
                            energy.path("powerReductionDb").doubleValue(),
                            energy.path("sleepPowerShare").doubleValue(),
                            millis(energy, "loadWindowSeconds"),
                            energy.path("quantile").doubleValue()));
        } catch (IllegalArgumentException wrong) {
            throw new EnforcementJsonException(String.valueOf(wrong.getMessage()));
        }
    }

    private static void take(JsonNode from, ObjectNode into, String path) throws EnforcementJsonException {
        if (!from.isObject()) {
            throw new EnforcementJsonException((path.isEmpty() ? "The whole" : path) + " must be an object.");
        }
        for (var member : from.properties()) {
            JsonNode known = into.get(member.getKey());
            String name = path + "/" + member.getKey();
            if (known == null) {
                List<String> names = new ArrayList<>();
                into.fieldNames().forEachRemaining(names::add);
                throw new EnforcementJsonException(name + " is not known; there are " + String.join(", ", names) + ".");
            }
            if (known instanceof ObjectNode inner) {
                take(member.getValue(), inner, name);
            } else if (!member.getValue().isNumber()) {
                throw new EnforcementJsonException(name + " must be a number, not " + member.getValue() + ".");
            } else {
                into.set(member.getKey(), member.getValue());
            }
        }
    }

    private static long millis(JsonNode json, String name) {
        return Math.round(json.path(name).doubleValue() * MILLIS);
    }
}
