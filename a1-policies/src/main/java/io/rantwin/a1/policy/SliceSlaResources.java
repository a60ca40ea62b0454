package io.rantwin.a1.policy;

import java.util.List;

/** Where the objectives of a slice hold. */
public sealed interface SliceSlaResources {
    /** In these cells. */
    record Cells(List<CellId> cellIdList) implements SliceSlaResources {
        public Cells {
            cellIdList = List.copyOf(cellIdList);
        }
    }

    /** In the cells of these tracking areas. */
    record TrackingAreas(List<TaI> taIList) implements SliceSlaResources {
        public TrackingAreas {
            taIList = List.copyOf(taIList);
        }
    }
}
