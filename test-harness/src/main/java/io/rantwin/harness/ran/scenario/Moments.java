package io.rantwin.harness.ran.scenario;

import io.rantwin.harness.ran.traffic.ProfileClock;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times and durations as people write them in a scenario. */
public final class Moments {
    /** What {@link #seconds} takes. */
    public static final String DURATION = "a duration such as 500ms, 90s, 30min, 24h";
    /** What {@link #hourOfWeek} takes. */
    public static final String HOUR_OF_WEEK = "a time of the week such as \"monday 08:30\"";

    static final String MOMENT = HOUR_OF_WEEK + ", or a network time since the beginning such as 90s or 2h";

    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?) ?(ms|s|min|h|d)");
    private static final Pattern WEEK_TIME = Pattern.compile("([a-z]+) ([0-9]{1,2}):([0-9]{2})");
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private Moments() {}

    /** Seconds of a duration, or null. */
    public static @Nullable Double seconds(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        double unit = switch (matcher.group(2)) {
            case "ms" -> 0.001;
            case "s" -> 1;
            case "min" -> 60;
            case "h" -> 3600;
            default -> 86_400;
        };
        return Double.parseDouble(matcher.group(1)) * unit;
    }

    /** Hours since Monday 0:00, or null. */
    public static @Nullable Double hourOfWeek(String text) {
        Matcher matcher = WEEK_TIME.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        int day = DAYS.indexOf(matcher.group(1));
        int hour = Integer.parseInt(matcher.group(2));
        int minute = Integer.parseInt(matcher.group(3));
        return day < 0 || hour > 23 || minute > 59 ? null : day * 24 + hour + minute / 60.0;
    }

    /** Profile hours as {@link ProfileClock#hours} counts them: the first such time of the week at or after the start; or null. */
    static @Nullable Double profileHours(String text, ProfileClock clock) {
        Double seconds = seconds(text);
        if (seconds != null) {
            return clock.hours(StrictMath.round(seconds * 1e6));
        }
        Double hour = hourOfWeek(text);
        if (hour == null) {
            return null;
        }
        return hour < clock.startHours() ? hour + ProfileClock.WEEK_HOURS : hour;
    }

    /** Network time in microseconds of a moment, or null. */
    static @Nullable Long networkMicros(String text, ProfileClock clock) {
        Double hours = profileHours(text, clock);
        return hours == null ? null : (Long) clock.networkMicros(hours);
    }

    /**
     * Whether something that is given by times of the week is on at the start: its end is to come in this week, its beginning
     * would only be in the next one.
     */
    static boolean isOnAtStart(String from, String until, ProfileClock clock) {
        Double begin = hourOfWeek(from);
        Double end = hourOfWeek(until);
        return begin != null && end != null && begin < clock.startHours() && end > clock.startHours();
    }
}
