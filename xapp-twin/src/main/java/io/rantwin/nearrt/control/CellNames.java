package io.rantwin.nearrt.control;

import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.EutraCgi;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.UnrecognizedChoice;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cells as text and as E2 names them: {@code 001-01-010055001} is PLMN 001-01 and nine hexadecimal digits. */
public final class CellNames {
    private static final Pattern NR = Pattern.compile("([0-9]{3})-([0-9]{2,3})-([0-9A-Fa-f]{9})");
    private static final int HEXADECIMAL = 16;

    private CellNames() {}

    /** The NR CGI of a cell's text; null when the text is none. */
    public static @Nullable NrCgi nrCgi(String cellId) {
        Matcher text = NR.matcher(cellId);
        return text.matches()
                ? new NrCgi(Plmn.of(text.group(1), text.group(2)), Long.parseLong(text.group(3), HEXADECIMAL))
                : null;
    }

    /** The text of a cell; null when it is not an NR cell. */
    public static @Nullable String text(CellGlobalId cell) {
        return switch (cell) {
            case NrCgi nr -> nr.plmnIdentity() + "-" + String.format("%09X", nr.nrCellIdentity());
            case EutraCgi _, UnrecognizedChoice _ -> null;
        };
    }
}
