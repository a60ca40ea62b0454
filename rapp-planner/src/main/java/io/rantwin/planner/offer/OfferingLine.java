package io.rantwin.planner.offer;

import io.rantwin.planner.registry.Offering;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a twin says of a model, for people. */
public final class OfferingLine {
    private OfferingLine() {}

    /** Such as {@code m-1 at twin:50051: active; error over that of the best simple member: 1 s 0.970 (300 forecasts)}. */
    public static String of(Offering offering) {
        String stage = switch (offering.stage()) {
            case SHADOW -> "in shadow";
            case ACTIVE -> "active";
            case WITHDRAWN -> "withdrawn";
            case UNKNOWN -> "stage not told";
        };
        String figures = offering.relativeErrors().entrySet().stream()
                .map(each -> String.format(Locale.ROOT, "%s s %.3f", seconds(each.getKey()), each.getValue()))
                .collect(Collectors.joining(", "));
        // The twin's reason mostly begins with the stage.
        String standing = offering.reason().startsWith(stage)
                ? offering.reason()
                : stage + (offering.reason().isEmpty() ? "" : "; " + offering.reason());
        return offering.modelId() + " at " + offering.twin() + ": " + standing
                + (figures.isEmpty()
                        ? ""
                        : "; error over that of the best simple member: " + figures + " (" + offering.forecasts()
                                + " forecasts)");
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
    }
}
