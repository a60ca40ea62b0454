package io.rantwin.codecs.rc.control;

/** RAN parameter ids of the slice-level PRB quota, as families of nodes number them. */
public enum QuotaNumbering {
    /** The specification and current srsRAN: id 4 is skipped. */
    STANDARD(1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13),
    /** The emulated agents of OAI and FlexRIC: the same tree numbered through. */
    WITHOUT_GAP(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
    /** Older srsRAN: list items without the structures around the group and around the member. */
    WITHOUT_WRAPPERS(1, 0, 3, 5, 0, 7, 8, 9, 10, 11, 12, 13);

    private final long ratioList;
    private final long group;
    private final long policy;
    private final long memberList;
    private final long member;
    private final long plmn;
    private final long snssai;
    private final long sst;
    private final long sd;
    private final long minRatio;
    private final long maxRatio;
    private final long dedicatedRatio;

    QuotaNumbering(
            long ratioList,
            long group,
            long policy,
            long memberList,
            long member,
            long plmn,
            long snssai,
            long sst,
            long sd,
            long minRatio,
            long maxRatio,
            long dedicatedRatio) {
        this.ratioList = ratioList;
        this.group = group;
        this.policy = policy;
        this.memberList = memberList;
        this.member = member;
        this.plmn = plmn;
        this.snssai = snssai;
        this.sst = sst;
        this.sd = sd;
        this.minRatio = minRatio;
        this.maxRatio = maxRatio;
        this.dedicatedRatio = dedicatedRatio;
    }

    /** RRM Policy Ratio List. */
    long ratioList() {
        return ratioList;
    }

    /** RRM Policy Ratio Group; 0 when the structure is left out. */
    long group() {
        return group;
    }

    /** RRM Policy. */
    long policy() {
        return policy;
    }

    /** RRM Policy Member List. */
    long memberList() {
        return memberList;
    }

    /** RRM Policy Member; 0 when the structure is left out. */
    long member() {
        return member;
    }

    /** PLMN Identity. */
    long plmn() {
        return plmn;
    }

    /** S-NSSAI. */
    long snssai() {
        return snssai;
    }

    /** SST. */
    long sst() {
        return sst;
    }

    /** SD. */
    long sd() {
        return sd;
    }

    /** Min PRB Policy Ratio. */
    long minRatio() {
        return minRatio;
    }

    /** Max PRB Policy Ratio. */
    long maxRatio() {
        return maxRatio;
    }

    /** Dedicated PRB Policy Ratio. */
    long dedicatedRatio() {
        return dedicatedRatio;
    }
}
