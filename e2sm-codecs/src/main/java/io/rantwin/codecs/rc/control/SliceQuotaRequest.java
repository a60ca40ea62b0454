package io.rantwin.codecs.rc.control;

import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.rc.ControlMessage;
import io.rantwin.codecs.rc.ParameterValue;
import io.rantwin.codecs.rc.RanParameter;
import java.util.ArrayList;
import java.util.List;

/**
 * The control message of {@link ControlAction#SLICE_LEVEL_PRB_QUOTA} (style 2, action 6). Immutable.
 *
 * @param quotas at least one
 * @param dialect of the node
 */
public record SliceQuotaRequest(List<SlicePrbQuota> quotas, QuotaDialect dialect) {
    public SliceQuotaRequest {
        quotas = List.copyOf(quotas);
    }

    /**
     * Reads a control message of any dialect.
     *
     * @return the request in the dialect it was found in
     */
    public static ControlReading<SliceQuotaRequest> read(ControlMessage message) {
        return message instanceof ControlMessage.Format1 one
                ? new SliceQuotaReader(one.tree()).read()
                : new ControlReading.Refused<>("a slice quota comes in control message format 1");
    }

    /** What is wrong with the figures, each quota for itself and together; empty when nothing is. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < quotas.size(); i++) {
            for (String problem : quotas.get(i).problems()) {
                problems.add("quota " + (i + 1) + ": " + problem);
            }
        }
        long guaranteed = quotas.stream().mapToLong(SlicePrbQuota::minPercent).sum();
        if (guaranteed > 100) {
            problems.add("minima add up to " + guaranteed + " %");
        }
        return problems;
    }

    /** The control message in the dialect. */
    public ControlMessage.Format1 toMessage() {
        return new ControlMessage.Format1(List.of(RanParameter.list(
                dialect.numbering().ratioList(),
                quotas.stream().map(this::group).toList())));
    }

    private List<RanParameter> group(SlicePrbQuota quota) {
        QuotaNumbering ids = dialect.numbering();
        List<List<RanParameter>> members =
                quota.members().stream().map(this::member).toList();
        return wrapped(
                ids.group(),
                List.of(
                        RanParameter.structure(ids.policy(), RanParameter.list(ids.memberList(), members)),
                        RanParameter.element(ids.minRatio(), quota.minPercent()),
                        RanParameter.element(ids.maxRatio(), quota.maxPercent()),
                        RanParameter.element(ids.dedicatedRatio(), quota.dedicatedPercent())));
    }

    private List<RanParameter> member(SlicePrbQuota.Member member) {
        QuotaNumbering ids = dialect.numbering();
        Snssai slice = member.snssai();
        List<RanParameter> snssai = new ArrayList<>();
        snssai.add(octets(ids.sst(), slice.sstOctets()));
        Octets sd = slice.sdOctets();
        if (sd != null) {
            snssai.add(octets(ids.sd(), sd));
        }
        return wrapped(
                ids.member(),
                List.of(
                        octets(ids.plmn(), dialect.plmnForm().write(member.plmn())),
                        new RanParameter.Structure(ids.snssai(), snssai)));
    }

    private static RanParameter octets(long id, Octets octets) {
        return RanParameter.element(id, ParameterValue.of(octets));
    }

    private static List<RanParameter> wrapped(long id, List<RanParameter> members) {
        return id == 0 ? members : List.of(new RanParameter.Structure(id, members));
    }
}
