package io.rantwin.nearrt.live;

/**
 * Predictions that were made before the reports came, against the reports.
 *
 * @param cellId NR CGI as text
 * @param kpi measurement name
 * @param unit the catalogue's unit of it
 * @param granularityPeriodMillis of the reports that were predicted
 * @param horizonMillis how far ahead was predicted; 0: the period that was just ending
 * @param windowSeconds length of the window in network time
 * @param predictions in the window
 * @param fidelity 1 - sum |y - prediction| / sum |y|, at most 1
 * @param skill 1 - MAE / MAE of persistence; above 0 is better than persistence
 */
public record FidelityView(
        String cellId,
        String kpi,
        String unit,
        long granularityPeriodMillis,
        long horizonMillis,
        long windowSeconds,
        int predictions,
        double fidelity,
        double skill) {}
