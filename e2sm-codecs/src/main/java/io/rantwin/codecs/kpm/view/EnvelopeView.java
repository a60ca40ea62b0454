package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;

/**
 * The E2AP part of a RICindication, whose layout is the same in E2AP v01.01, v02.03 and v03.01 (clause 9.1.1 there, 9.2
 * for the IEs). The IEs may come in any order; one that is not known is treated by its criticality. Filled by
 * {@link IndicationView}; not thread-safe.
 */
public final class EnvelopeView {
    /** {@link #ricIndicationType}: the node informs. */
    public static final int REPORT = 0;

    /** {@link #ricIndicationType}: the node waits for a control. */
    public static final int INSERT = 1;

    /** {@link #ricIndicationSn} when the message has none. */
    public static final int ABSENT = -1;

    static final int PROCEDURE_CODE = 5;

    private static final int RAN_FUNCTION_ID = 5;
    private static final int RIC_ACTION_ID = 15;
    private static final int RIC_CALL_PROCESS_ID = 20;
    private static final int RIC_INDICATION_HEADER = 25;
    private static final int RIC_INDICATION_MESSAGE = 26;
    private static final int RIC_INDICATION_SN = 27;
    private static final int RIC_INDICATION_TYPE = 28;
    private static final int RIC_REQUEST_ID = 29;

    private static final int MANDATORY = 1 << RIC_REQUEST_ID
            | 1 << RAN_FUNCTION_ID
            | 1 << RIC_ACTION_ID
            | 1 << RIC_INDICATION_TYPE
            | 1 << RIC_INDICATION_HEADER
            | 1 << RIC_INDICATION_MESSAGE;
    private static final int KNOWN = MANDATORY | 1 << RIC_INDICATION_SN | 1 << RIC_CALL_PROCESS_ID;

    private static final int REJECT = 0;

    private final OctetRange header = new OctetRange();
    private final OctetRange message = new OctetRange();
    private final OctetRange callProcessId = new OctetRange();
    private int ricRequestorId;
    private int ricInstanceId;
    private int ranFunctionId;
    private int ricActionId;
    private int ricIndicationSn = ABSENT;
    private int ricIndicationType;
    private int unknownIes;

    EnvelopeView() {}

    /** 0..65535: who of the xApps asked. */
    public int ricRequestorId() {
        return ricRequestorId;
    }

    /** 0..65535: which of its subscriptions this is for. */
    public int ricInstanceId() {
        return ricInstanceId;
    }

    /** 0..4095: the node's number for the service model. */
    public int ranFunctionId() {
        return ranFunctionId;
    }

    /** 0..255: which action of the subscription. */
    public int ricActionId() {
        return ricActionId;
    }

    /** 0..65535, or {@link #ABSENT}. */
    public int ricIndicationSn() {
        return ricIndicationSn;
    }

    /** {@link #REPORT}, {@link #INSERT}, or 2 + n for item n that a newer version added. */
    public int ricIndicationType() {
        return ricIndicationType;
    }

    /** Contents of RICindicationHeader. */
    public OctetRange ricIndicationHeader() {
        return header;
    }

    /** Contents of RICindicationMessage. */
    public OctetRange ricIndicationMessage() {
        return message;
    }

    /** Contents of RICcallProcessID; may be absent. */
    public OctetRange ricCallProcessId() {
        return callProcessId;
    }

    /** IEs that were skipped because nobody knows them; those marked reject are an error instead. */
    public int unknownIes() {
        return unknownIes;
    }

    private void clear() {
        header.clear();
        message.clear();
        callProcessId.clear();
        ricIndicationSn = ABSENT;
        unknownIes = 0;
    }

    void read(PerReader from) throws PerException {
        clear();
        if (from.bits(3) != 0) {
            throw from.error("not an initiatingMessage, so no RICindication");
        }
        try {
            int procedureCode = (int) from.constrained(0, 255);
            if (procedureCode != PROCEDURE_CODE) {
                throw from.error("procedure code " + procedureCode + "; RICindication has " + PROCEDURE_CODE);
            }
            from.constrained(0, 2);
            from.enterOpenType();
            readIes(from);
            from.leaveOpenType();
        } catch (PerException e) {
            throw e.within("initiatingMessage");
        }
    }

    private void readIes(PerReader from) throws PerException {
        boolean extended = from.bit();
        int count = (int) from.constrained(0, 65_535);
        int seen = 0;
        int ie = 0;
        try {
            for (; ie < count; ie++) {
                seen = readIe(from, seen);
            }
        } catch (PerException e) {
            throw e.within(ie).within("protocolIEs").within("value");
        }
        int missing = MANDATORY & ~seen;
        if (missing != 0) {
            throw from.error("IE " + Integer.numberOfTrailingZeros(missing) + " is mandatory and missing")
                    .within("protocolIEs")
                    .within("value");
        }
        Additions.skipIf(extended, from);
    }

    private int readIe(PerReader from, int seen) throws PerException {
        int id = (int) from.constrained(0, 65_535);
        int criticality = (int) from.constrained(0, 2);
        int bit = id < 32 ? 1 << id & KNOWN : 0;
        if (bit == 0) {
            if (criticality == REJECT) {
                throw from.error("IE " + id + " is unknown and marked reject");
            }
            unknownIes++;
            from.skipOpenType();
            return seen;
        }
        if ((seen & bit) != 0) {
            throw from.error("IE " + id + " comes twice");
        }
        try {
            from.enterOpenType();
            readContents(from, id);
            from.leaveOpenType();
        } catch (PerException e) {
            throw e.within("value");
        }
        return seen | bit;
    }

    private void readContents(PerReader from, int id) throws PerException {
        switch (id) {
            case RIC_REQUEST_ID -> {
                boolean extended = from.bit();
                ricRequestorId = (int) from.constrained(0, 65_535);
                ricInstanceId = (int) from.constrained(0, 65_535);
                Additions.skipIf(extended, from);
            }
            case RAN_FUNCTION_ID -> ranFunctionId = (int) from.constrained(0, 4095);
            case RIC_ACTION_ID -> ricActionId = (int) from.constrained(0, 255);
            case RIC_INDICATION_SN -> ricIndicationSn = (int) from.constrained(0, 65_535);
            case RIC_INDICATION_TYPE -> ricIndicationType = Additions.enumerated(from, 2);
            case RIC_INDICATION_HEADER -> header.take(from);
            case RIC_INDICATION_MESSAGE -> message.take(from);
            default -> callProcessId.take(from);
        }
    }
}
