package io.rantwin.nearrt.live;

import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.EutraCgi;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.UnrecognizedChoice;
import io.rantwin.codecs.kpm.view.CellIdentity;
import io.rantwin.codecs.per.Octets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cell identities as the twin writes them: MCC, MNC and nine hexadecimal digits of NR cell identity, such as {@code
 * 001-01-000004001}; seven digits for an E-UTRA cell.
 */
public final class CellText {
    private static final Pattern NR = Pattern.compile("(\\d{3})-(\\d{2,3})-([0-9a-fA-F]{9})");

    private CellText() {}

    /** A cell's identity as text. */
    public static String of(CellGlobalId cell) {
        return switch (cell) {
            case NrCgi nr -> nr(nr.plmnIdentity(), nr.nrCellIdentity());
            case EutraCgi eutra ->
                String.format(Locale.ROOT, "%s-%07x", eutra.plmnIdentity(), eutra.eutraCellIdentity());
            case UnrecognizedChoice other -> other.toString();
        };
    }

    /** Of an identity as the views of messages have it; null when it is of a kind that is not known. */
    public static @Nullable String of(long cgi) {
        if (!CellIdentity.isNr(cgi) && !CellIdentity.isEutra(cgi)) {
            return null;
        }
        int octets = CellIdentity.plmn(cgi);
        Plmn plmn = new Plmn(Octets.of((byte) (octets >> 16), (byte) (octets >> 8), (byte) octets));
        return CellIdentity.isNr(cgi)
                ? nr(plmn, CellIdentity.cell(cgi))
                : String.format(Locale.ROOT, "%s-%07x", plmn, CellIdentity.cell(cgi));
    }

    private static String nr(Plmn plmn, long cell) {
        return String.format(Locale.ROOT, "%s-%09x", plmn, cell);
    }

    /** The identity that a text means; null when it is no NR CGI. */
    public static @Nullable NrCgi parse(String text) {
        Matcher matcher = NR.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        return new NrCgi(Plmn.of(matcher.group(1), matcher.group(2)), Long.parseLong(matcher.group(3), 16));
    }
}
