package io.rantwin.a1.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom and where a policy is about: what satisfies all that is given. Which members a type takes together is in its schema.
 *
 * @param ueId one UE
 * @param groupId a group of UEs
 * @param sliceId a slice
 * @param qosId a kind of QoS flows
 * @param cellId while in this cell
 * @param cellIdList these cells; empty when not given
 * @param taIList the cells of these tracking areas; empty when not given
 */
public record Scope(
        @Nullable UeId ueId,
        @Nullable GroupId groupId,
        @Nullable SliceId sliceId,
        @Nullable QosId qosId,
        @Nullable CellId cellId,
        List<CellId> cellIdList,
        List<TaI> taIList) {
    /** A scope without any member, to start from. */
    public static final Scope EMPTY = new Scope(null, null, null, null, null, List.of(), List.of());

    public Scope {
        cellIdList = List.copyOf(cellIdList);
        taIList = List.copyOf(taIList);
    }

    /** A scope of one slice. */
    public static Scope of(SliceId sliceId) {
        return EMPTY.with(sliceId);
    }

    /** A scope of one cell. */
    public static Scope of(CellId cellId) {
        return EMPTY.with(cellId);
    }

    /** A scope of cells. */
    public static Scope ofCells(List<CellId> cellIdList) {
        return new Scope(null, null, null, null, null, cellIdList, List.of());
    }

    /** A scope of tracking areas. */
    public static Scope ofTrackingAreas(List<TaI> taIList) {
        return new Scope(null, null, null, null, null, List.of(), taIList);
    }

    /** The same, of one UE. */
    public Scope with(UeId other) {
        return new Scope(other, groupId, sliceId, qosId, cellId, cellIdList, taIList);
    }

    /** The same, of one group. */
    public Scope with(GroupId other) {
        return new Scope(ueId, other, sliceId, qosId, cellId, cellIdList, taIList);
    }

    /** The same, of one slice. */
    public Scope with(SliceId other) {
        return new Scope(ueId, groupId, other, qosId, cellId, cellIdList, taIList);
    }

    /** The same, of one kind of flows. */
    public Scope with(QosId other) {
        return new Scope(ueId, groupId, sliceId, other, cellId, cellIdList, taIList);
    }

    /** The same, in one cell. */
    public Scope with(CellId other) {
        return new Scope(ueId, groupId, sliceId, qosId, other, cellIdList, taIList);
    }

    /** All cells that the scope names; without those of tracking areas, which only the topology knows. */
    public List<CellId> cells() {
        return cellId == null ? cellIdList : List.of(cellId);
    }
}
