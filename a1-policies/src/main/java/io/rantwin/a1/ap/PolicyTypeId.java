package io.rantwin.a1.ap;

import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.JsonFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a policy type, such as {@code ORAN_QoSTarget_6.0.0} (A1TD 2).
 *
 * @param typeName such as {@code ORAN_QoSTarget}; may hold underscores
 * @param major 0..99999; another one is another type
 * @param minor 0..99999
 * @param patch 0..99999
 */
public record PolicyTypeId(String typeName, int major, int minor, int patch) {
    private static final int LONGEST = 256;
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_.-]+)_(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})");

    /**
     * Reads {@code typename_major.minor.patch}.
     *
     * @throws A1Exception when the text is something else
     */
    public static PolicyTypeId parse(String text) throws A1Exception {
        JsonFields.checkText(text, "", LONGEST);
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new A1Exception("", "a policy type id is typename_major.minor.patch");
        }
        return new PolicyTypeId(
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Integer.parseInt(parts.group(4)));
    }

    /** Whether policies of the two types understand each other: same name, same major version. */
    public boolean isCompatibleWith(PolicyTypeId other) {
        return typeName.equals(other.typeName) && major == other.major;
    }

    @Override
    public String toString() {
        return typeName + "_" + major + "." + minor + "." + patch;
    }
}
