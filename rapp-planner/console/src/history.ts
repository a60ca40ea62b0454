import type { StoredCell } from './types';

/** Periods between first and last row of a series that have none: gaps in the data. */
export function missingPeriods(series: Pick<StoredCell['series'][number], 'granularityMillis' | 'rows' | 'first' | 'last'>): number {
    const periods = Math.round((Date.parse(series.last) - Date.parse(series.first)) / series.granularityMillis) + 1;
    return Math.max(0, periods - series.rows);
}
