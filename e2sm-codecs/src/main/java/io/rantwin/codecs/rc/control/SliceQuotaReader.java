package io.rantwin.codecs.rc.control;

import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.rc.ParameterTree;
import io.rantwin.codecs.rc.ParameterValue;
import io.rantwin.codecs.rc.RanParameter;
import io.rantwin.codecs.rc.control.SlicePrbQuota.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads slice quotas by the shape of the tree, and the figures by the numbering that the shape gives away: the S-NSSAI is
 * the structure with an octet string of one octet, the PLMN stands beside it, and its id tells the numbering. Used once.
 */
final class SliceQuotaReader {
    private static final int DEFAULT_MIN = 0;
    private static final int DEFAULT_MAX = 100;
    private static final int DEFAULT_DEDICATED = 0;

    private final ParameterTree tree;
    private final List<String> remarks = new ArrayList<>();
    private @Nullable QuotaNumbering numbering;
    private PlmnForm plmnForm = PlmnForm.BCD;
    private @Nullable String refusal;

    SliceQuotaReader(ParameterTree tree) {
        this.tree = tree;
    }

    ControlReading<SliceQuotaRequest> read() {
        List<ParameterTree> groups = groups();
        List<SlicePrbQuota> quotas = new ArrayList<>(groups.size());
        for (ParameterTree group : groups) {
            List<Member> members = new ArrayList<>();
            collectMembers(group.roots(), members);
            if (members.isEmpty()) {
                return new ControlReading.Refused<>(
                        refusal != null ? refusal : "quota " + (quotas.size() + 1) + " names no slice");
            }
            Ratios ratios = ratios(group, quotas.size() + 1);
            if (refusal != null) {
                return new ControlReading.Refused<>(refusal);
            }
            quotas.add(new SlicePrbQuota(members, ratios.min, ratios.max, ratios.dedicated));
        }
        if (quotas.isEmpty()) {
            return new ControlReading.Refused<>("there is no RRM policy ratio list");
        }
        QuotaNumbering found = numbering == null ? QuotaNumbering.STANDARD : numbering;
        if (numbering == null) {
            remarks.add("parameter ids are of no known numbering; read by shape");
        }
        var request = new SliceQuotaRequest(quotas, new QuotaDialect(found, plmnForm));
        return new ControlReading.Understood<>(request, remarks);
    }

    private List<ParameterTree> groups() {
        for (RanParameter root : tree.roots()) {
            if (root instanceof RanParameter.ParameterList || root instanceof RanParameter.Structure) {
                return tree.items(root.id());
            }
        }
        return List.of();
    }

    private void collectMembers(List<RanParameter> siblings, List<Member> to) {
        for (RanParameter sibling : siblings) {
            if (sibling instanceof RanParameter.Structure structure) {
                Snssai snssai = snssai(structure);
                if (snssai == null) {
                    collectMembers(structure.members(), to);
                    continue;
                }
                Plmn plmn = plmn(siblings);
                if (plmn == null) {
                    refusal = "slice " + snssai + " has no PLMN identity";
                    return;
                }
                recognize(structure.id(), siblings);
                to.add(new Member(plmn, snssai));
            } else if (sibling instanceof RanParameter.ParameterList list) {
                list.items().forEach(item -> collectMembers(item, to));
            }
        }
    }

    private void recognize(long snssaiId, List<RanParameter> siblings) {
        for (QuotaNumbering candidate : QuotaNumbering.values()) {
            if (candidate.snssai() == snssaiId
                    && siblings.stream().anyMatch(sibling -> sibling.id() == candidate.plmn())
                    && (candidate.group() != 0) == tree.has(QuotaNumbering.STANDARD.group())) {
                numbering = candidate;
                return;
            }
        }
    }

    private @Nullable Snssai snssai(RanParameter.Structure structure) {
        Octets sst = null;
        Octets sd = null;
        for (RanParameter member : structure.members()) {
            Octets octets = octets(member);
            if (octets != null && octets.length() == 1) {
                sst = octets;
            } else if (octets != null && octets.length() == 3) {
                sd = octets;
            }
        }
        return sst == null ? null : Snssai.of(sst, sd);
    }

    private @Nullable Plmn plmn(List<RanParameter> siblings) {
        for (RanParameter sibling : siblings) {
            Octets octets = octets(sibling);
            PlmnForm form = octets == null ? null : PlmnForm.ofLength(octets.length());
            Plmn plmn = octets == null || form == null ? null : form.read(octets);
            if (plmn != null && form != null) {
                if (form != PlmnForm.BCD && plmnForm == PlmnForm.BCD) {
                    remarks.add("PLMN identity as ASCII digits instead of BCD");
                }
                plmnForm = form;
                return plmn;
            }
        }
        return null;
    }

    private static @Nullable Octets octets(RanParameter parameter) {
        ParameterValue value = valueOf(parameter);
        return value instanceof ParameterValue.OctetString(Octets octets) ? octets : null;
    }

    private static @Nullable ParameterValue valueOf(RanParameter parameter) {
        return switch (parameter) {
            case RanParameter.KeyElement key -> key.value();
            case RanParameter.Element element -> element.value();
            case RanParameter.Structure _, RanParameter.ParameterList _, RanParameter.Unrecognized _ -> null;
        };
    }

    /** In percent. */
    private record Ratios(int min, int max, int dedicated) {}

    private Ratios ratios(ParameterTree group, int number) {
        QuotaNumbering ids = numbering;
        if (ids != null) {
            return new Ratios(
                    ratio(group.integer(ids.minRatio()), "minimum", DEFAULT_MIN, number),
                    ratio(group.integer(ids.maxRatio()), "maximum", DEFAULT_MAX, number),
                    ratio(group.integer(ids.dedicatedRatio()), "dedicated", DEFAULT_DEDICATED, number));
        }
        List<Long> figures = new ArrayList<>();
        collectIntegers(group.roots(), figures);
        if (figures.size() != 3) {
            refusal = "quota " + number + " has " + figures.size() + " ratios of unknown meaning";
            return new Ratios(DEFAULT_MIN, DEFAULT_MAX, DEFAULT_DEDICATED);
        }
        return new Ratios(
                ratio(figures.get(0), "minimum", DEFAULT_MIN, number),
                ratio(figures.get(1), "maximum", DEFAULT_MAX, number),
                ratio(figures.get(2), "dedicated", DEFAULT_DEDICATED, number));
    }

    private int ratio(@Nullable Long figure, String name, int byDefault, int number) {
        if (figure == null) {
            remarks.add("quota %d has no %s ratio; taken as %d %%".formatted(number, name, byDefault));
            return byDefault;
        }
        if (figure < Integer.MIN_VALUE || figure > Integer.MAX_VALUE) {
            refusal = "quota %d has a %s ratio of %d".formatted(number, name, figure);
            return byDefault;
        }
        return figure.intValue();
    }

    private static void collectIntegers(List<RanParameter> from, List<Long> to) {
        for (RanParameter parameter : from) {
            switch (parameter) {
                case RanParameter.Structure structure -> collectIntegers(structure.members(), to);
                case RanParameter.ParameterList list -> list.items().forEach(item -> collectIntegers(item, to));
                case RanParameter.KeyElement _, RanParameter.Element _, RanParameter.Unrecognized _ -> {
                    if (valueOf(parameter) instanceof ParameterValue.Int(long value)) {
                        to.add(value);
                    }
                }
            }
        }
    }
}
