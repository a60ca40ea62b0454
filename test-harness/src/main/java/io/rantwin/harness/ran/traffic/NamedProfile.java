package io.rantwin.harness.ran.traffic;

import java.util.Locale;

/**
 * Profiles of kinds of places. The shapes are ours; their traits are those found at thousands of urban towers (F. Xu et al.,
 * "Understanding Mobile Traffic Patterns of Large Scale Cellular Towers in Urban Environment", IEEE/ACM Transactions on
 * Networking 25, 2017): offices by day on working days, transport with a morning and an evening peak, homes late in the
 * evening, leisure in the evening and more at weekends. Values in per cent, one for each hour from 0:00.
 */
public enum NamedProfile {
    OFFICE(
            "6 5 4 4 4 6 12 30 62 86 97 100 88 90 98 99 95 84 58 34 22 16 12 8",
            "6 5 4 4 4 4 6 9 14 20 25 27 26 25 25 24 22 19 16 14 12 10 9 7",
            "5 5 4 4 4 4 5 6 9 12 15 17 18 18 17 16 15 14 13 12 10 9 8 6"),
    RESIDENTIAL(
            "38 22 14 10 9 12 26 42 44 40 40 43 50 50 47 48 52 60 70 80 90 99 100 70",
            "46 28 18 12 10 11 18 30 45 56 62 66 70 69 66 65 67 70 76 83 91 98 98 74",
            "48 30 19 13 10 11 16 26 42 56 65 70 74 72 69 68 70 75 81 88 96 100 94 62"),
    TRANSPORT(
            "8 5 4 4 6 16 46 88 100 66 45 42 46 46 46 52 68 92 97 70 46 34 24 14",
            "12 8 6 5 5 9 16 26 36 44 50 54 56 56 55 54 54 54 50 44 38 34 30 22",
            "12 8 6 5 5 7 11 17 24 32 40 46 50 52 54 56 58 58 54 46 38 30 24 16"),
    LEISURE(
            "30 18 10 6 5 5 7 11 16 22 30 40 52 50 44 44 50 62 74 82 86 82 70 48",
            "46 32 20 11 7 6 8 12 20 32 46 58 68 70 68 68 72 80 90 97 100 98 90 74",
            "58 40 24 13 8 7 8 12 20 33 48 60 70 72 70 68 68 70 74 76 72 62 48 32");

    private static final int DAYS = 7;
    private static final int SATURDAY = 5;

    private final String workingDay;
    private final String saturday;
    private final String sunday;

    NamedProfile(String workingDay, String saturday, String sunday) {
        this.workingDay = workingDay;
        this.saturday = saturday;
        this.sunday = sunday;
    }

    /** Makes the profile. */
    public DemandProfile profile() {
        double[][] levels = new double[DAYS][];
        for (int day = 0; day < DAYS; day++) {
            String values = day < SATURDAY ? workingDay : day == SATURDAY ? saturday : sunday;
            String[] words = values.split(" ", -1);
            levels[day] = new double[words.length];
            for (int hour = 0; hour < words.length; hour++) {
                levels[day][hour] = Double.parseDouble(words[hour]);
            }
        }
        return new DemandProfile(name().toLowerCase(Locale.ROOT), levels);
    }
}
