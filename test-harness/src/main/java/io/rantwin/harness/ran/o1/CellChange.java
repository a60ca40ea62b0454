package io.rantwin.harness.ran.o1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ran.energy.PowerState;
import io.rantwin.harness.ran.network.CellParameters;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of one {@code NRCellDU}, checked as a whole before anything is done. Absent figures are null.
 *
 * @param powerDbm {@code configuredMaxTxPower}, given in dBm or in milliwatts as TS 28.541 has it
 * @param tiltDegrees electrical tilt
 * @param mostUsers what admission control lets in
 * @param administrativeState UNLOCKED serves, SHUTTING_DOWN takes nobody new, LOCKED also sleeps deeply
 * @param powerState wanted of the radio unit
 */
record CellChange(
        @Nullable Double powerDbm,
        @Nullable Double tiltDegrees,
        @Nullable Integer mostUsers,
        @Nullable String administrativeState,
        @Nullable PowerState powerState) {
    private static final List<String> ADMINISTRATIVE = List.of("UNLOCKED", "SHUTTING_DOWN", "LOCKED");
    private static final Set<String> MEMBERS = Set.of(
            "configuredMaxTxPowerDbm",
            "configuredMaxTxPower",
            "electricalTiltDegrees",
            "mostUsers",
            "administrativeState",
            "powerState");
    private static final double HIGHEST_DBM = 60;
    private static final double HIGHEST_MILLIWATTS = 1e6;

    static CellChange of(JsonInput body) throws BadRequestException {
        body.onlyMembers(MEMBERS);
        if (body.members().isEmpty()) {
            throw body.bad("changes nothing; known here are "
                    + MEMBERS.stream().sorted().toList());
        }
        Double dbm = number(body.member("configuredMaxTxPowerDbm"), 0, HIGHEST_DBM);
        Double milliwatts = number(body.member("configuredMaxTxPower"), 1, HIGHEST_MILLIWATTS);
        if (dbm != null && milliwatts != null) {
            throw body.member("configuredMaxTxPower").bad("stands beside configuredMaxTxPowerDbm; one of the two");
        }
        JsonInput users = body.member("mostUsers");
        Integer most = users.isPresent() ? (Integer) users.integer(0, 100_000) : null;
        String administrative = word(body.member("administrativeState"), ADMINISTRATIVE);
        String power = word(
                body.member("powerState"),
                Arrays.stream(PowerState.values())
                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                        .toList());
        if (administrative != null && power != null) {
            throw body.member("powerState").bad("stands beside administrativeState; one of the two");
        }
        return new CellChange(
                milliwatts == null ? dbm : (Double) (10 * StrictMath.log10(milliwatts)),
                number(body.member("electricalTiltDegrees"), -5, 30),
                most,
                administrative,
                power == null ? null : PowerState.valueOf(power.toUpperCase(Locale.ROOT)));
    }

    /** A number of a range; null when absent. */
    static @Nullable Double number(JsonInput input, double least, double most) throws BadRequestException {
        if (!input.isPresent()) {
            return null;
        }
        JsonNode node = input.node();
        if (!node.isNumber() || !(node.doubleValue() >= least && node.doubleValue() <= most)) {
            throw input.bad("must be a number within " + least + " .. " + most);
        }
        return node.doubleValue();
    }

    private static @Nullable String word(JsonInput input, List<String> words) throws BadRequestException {
        if (!input.isPresent()) {
            return null;
        }
        String word = input.text();
        if (!words.contains(word)) {
            throw input.bad("must be one of " + words);
        }
        return word;
    }

    void apply(RadioNetwork network, int cell) {
        CellParameters parameters = network.parameters();
        if (powerDbm != null) {
            parameters.setConfiguredMaxTxPowerDbm(cell, powerDbm);
        }
        if (tiltDegrees != null) {
            parameters.setElectricalTiltDegrees(cell, tiltDegrees);
        }
        if (mostUsers != null) {
            parameters.setMostUsers(cell, mostUsers);
        }
        if (administrativeState != null) {
            parameters.setBarred(cell, !administrativeState.equals("UNLOCKED"));
            network.requestPowerState(
                    cell, administrativeState.equals("LOCKED") ? PowerState.DEEP_SLEEP : PowerState.ACTIVE);
        }
        if (powerState != null) {
            network.requestPowerState(cell, powerState);
        }
    }

    /** What a cell answers that only pretends to have changed. */
    void pretend(ObjectNode answer) {
        if (powerDbm != null) {
            answer.put("configuredMaxTxPowerDbm", powerDbm);
            answer.put("configuredMaxTxPower", Math.round(StrictMath.pow(10, powerDbm / 10)));
        }
        if (tiltDegrees != null) {
            answer.put("electricalTiltDegrees", tiltDegrees);
        }
        if (mostUsers != null) {
            answer.put("mostUsers", mostUsers);
        }
        if (administrativeState != null) {
            answer.put("administrativeState", administrativeState);
        }
        if (powerState != null) {
            answer.put("powerState", powerState.name().toLowerCase(Locale.ROOT));
        }
    }
}
