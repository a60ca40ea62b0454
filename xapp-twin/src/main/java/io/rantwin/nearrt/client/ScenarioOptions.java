package io.rantwin.nearrt.client;

import com.google.protobuf.ByteString;
import io.rantwin.api.v1.Action;
import io.rantwin.api.v1.AdmissionChange;
import io.rantwin.api.v1.CellStateChange;
import io.rantwin.api.v1.DemandChange;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.GuardRail;
import io.rantwin.api.v1.Kpi;
import io.rantwin.api.v1.OffsetChange;
import io.rantwin.api.v1.PowerChange;
import io.rantwin.api.v1.TiltChange;
import io.rantwin.api.v1.TimedAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that make up a scenario; each action may say when: {@code @SECONDS} behind it. */
final class ScenarioOptions {
    private static final Pattern GUARD = Pattern.compile("(?:([^:<>=]+):)?([^<>=:]+?)\\s*(<=|>=)\\s*([-+0-9.eE]+)");

    @Option(
            names = "--sleep",
            paramLabel = "CELL[@S]",
            description = "Put a cell to sleep, @S seconds after the begin.")
    private List<String> sleep = List.of();

    @Option(names = "--wake", paramLabel = "CELL[@S]", description = "Wake a cell.")
    private List<String> wake = List.of();

    @Option(names = "--power", paramLabel = "CELL=DBM[@S]", description = "Set the power of a cell in dBm.")
    private List<String> power = List.of();

    @Option(
            names = "--tilt",
            paramLabel = "CELL=DEG[@S]",
            description = "Set the electrical tilt of a cell in degrees.")
    private List<String> tilt = List.of();

    @Option(
            names = "--cio",
            paramLabel = "CELL:NEIGHBOUR=DB[@S]",
            description = "Set the cell individual offset towards a neighbour in dB.")
    private List<String> cio = List.of();

    @Option(
            names = "--demand",
            paramLabel = "[CELL=]FACTOR[@S]",
            description = "Multiply the demand of a cell, or of all cells.")
    private List<String> demand = List.of();

    @Option(names = "--admit", paramLabel = "CELL=USERS[@S]", description = "Admit at most so many users in a cell.")
    private List<String> admit = List.of();

    @Option(
            names = "--horizon",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How far to look; ${DEFAULT-VALUE} when not given.")
    private int horizonSeconds;

    @Option(
            names = "--step",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "A steady state is solved for each step; ${DEFAULT-VALUE} when not given.")
    private int stepSeconds;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "100",
            description = "Draws from what is uncertain; ${DEFAULT-VALUE} when not given.")
    private int draws;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of all chance; the same snapshot, scenario and seed give the same answer.")
    private long seed;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            description = "Start from a file of \"twin snapshot\" instead of the present.")
    private @Nullable Path snapshot;

    /** Draws that were asked for. */
    int draws() {
        return draws;
    }

    int horizonSeconds() {
        return horizonSeconds;
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException with a sentence when an option cannot be read
     * @throws IOException when the snapshot cannot be read
     */
    EvaluateRequest.Builder request() throws IOException {
        EvaluateRequest.Builder request = EvaluateRequest.newBuilder()
                .setHorizonS(horizonSeconds)
                .setStepS(stepSeconds)
                .setDraws(draws)
                .setSeed(seed);
        for (String text : sleep) {
            add(request, text, state(bare(text), false));
        }
        for (String text : wake) {
            add(request, text, state(bare(text), true));
        }
        for (String text : power) {
            add(
                    request,
                    text,
                    Action.newBuilder()
                            .setPower(PowerChange.newBuilder()
                                    .setCellId(name("--power", text))
                                    .setConfiguredMaxTxPowerDbm(value("--power", text))));
        }
        for (String text : tilt) {
            add(
                    request,
                    text,
                    Action.newBuilder()
                            .setTilt(TiltChange.newBuilder()
                                    .setCellId(name("--tilt", text))
                                    .setElectricalTiltDegrees(value("--tilt", text))));
        }
        for (String text : cio) {
            String[] pair = name("--cio", text).split(":", -1);
            if (pair.length != 2) {
                throw new IllegalArgumentException("--cio names two cells, CELL:NEIGHBOUR=DB, not \"" + text + "\".");
            }
            add(
                    request,
                    text,
                    Action.newBuilder()
                            .setCellIndividualOffset(OffsetChange.newBuilder()
                                    .setCellId(pair[0])
                                    .setNeighbourCellId(pair[1])
                                    .setCellIndividualOffsetDb(value("--cio", text))));
        }
        for (String text : demand) {
            boolean all = !bare(text).contains("=");
            add(
                    request,
                    text,
                    Action.newBuilder()
                            .setDemand(DemandChange.newBuilder()
                                    .setCellId(all ? "" : name("--demand", text))
                                    .setFactor(all ? number("--demand", bare(text)) : value("--demand", text))));
        }
        for (String text : admit) {
            add(
                    request,
                    text,
                    Action.newBuilder()
                            .setAdmission(AdmissionChange.newBuilder()
                                    .setCellId(name("--admit", text))
                                    .setMostUsers((int) value("--admit", text))));
        }
        if (snapshot != null) {
            request.setSnapshot(ByteString.copyFrom(Files.readAllBytes(snapshot)));
        }
        return request;
    }

    /** Reads {@code [CELL:]MEASUREMENT<=BOUND}. */
    static GuardRail guard(String text) {
        Matcher match = GUARD.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "--guard is MEASUREMENT<=BOUND or MEASUREMENT>=BOUND, with CELL: before it"
                            + " for one cell, such as 'RRU.PrbTotDl<=80'; not \"" + text + "\".");
        }
        GuardRail.Builder rail = GuardRail.newBuilder().setKpi(Kpi.newBuilder().setName(match.group(2)));
        double bound = number("--guard", match.group(4));
        if (match.group(3).equals("<=")) {
            rail.setAtMost(bound);
        } else {
            rail.setAtLeast(bound);
        }
        if (match.group(1) != null) {
            rail.addCellIds(match.group(1));
        }
        return rail.build();
    }

    private static void add(EvaluateRequest.Builder request, String text, Action.Builder action) {
        int at = text.lastIndexOf('@');
        request.addActions(TimedAction.newBuilder()
                .setAtS(at < 0 ? 0 : number("The time behind @", text.substring(at + 1)))
                .setAction(action));
    }

    private static Action.Builder state(String cell, boolean active) {
        return Action.newBuilder()
                .setCellState(CellStateChange.newBuilder().setCellId(cell).setActive(active));
    }

    private static String bare(String text) {
        int at = text.lastIndexOf('@');
        return at < 0 ? text : text.substring(0, at);
    }

    private static String name(String option, String text) {
        return bare(text).substring(0, equalsSign(option, text));
    }

    private static double value(String option, String text) {
        return number(option, bare(text).substring(equalsSign(option, text) + 1));
    }

    private static int equalsSign(String option, String text) {
        int at = bare(text).lastIndexOf('=');
        if (at < 1) {
            throw new IllegalArgumentException(option + " is CELL=VALUE, not \"" + text + "\".");
        }
        return at;
    }

    private static double number(String what, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(what + " takes a number, not \"" + text + "\".", e);
        }
    }
}
