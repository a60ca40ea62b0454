import { describe, expect, it } from 'vitest';
import { historyRange, missingOf, newKey, orderOf, orderShown, planRails, railText, USUAL_ORDER } from '../src/order';
import type { CellLine } from '../src/types';

const CELLS: CellLine[] = [{ cellId: 'a', fidelity: 0.8 }, { cellId: 'b', fidelity: -0.4 }, { cellId: 'c' }];
const RANGE = { from: '2026-11-20T00:00:00.000Z', until: '2026-11-22T00:00:00.000Z' };

describe('an order', () => {
    it('keeps awake what was not chosen, and nothing when none was', () => {
        const order = orderOf({ ...USUAL_ORDER, cells: ['b'] }, CELLS, { cells: [] }, RANGE);
        expect(order['search']).toEqual({ mostLoadPercent: 70, keepOn: ['a', 'c'] });
        expect(orderOf(USUAL_ORDER, CELLS, {}, RANGE)['search']).toEqual({ mostLoadPercent: 70 });
    });
    it('tells fidelity of what is judged, none below nought', () => {
        const order = orderOf(USUAL_ORDER, CELLS, {}, RANGE) as { gate: { fidelity: unknown; rails: string[] } };
        expect(order.gate.fidelity).toEqual({ cells: { a: 0.8, b: 0 } });
        expect(order.gate.rails).toEqual(['RRU.PrbTotDl<=90@0.1', 'carried>=98@0.1', 'DRB.UEThpDl>=1000@0.1']);
    });
    it('takes the whole history when no time was named', () => {
        expect(orderOf(USUAL_ORDER, CELLS, {}, RANGE)['demand']).toEqual({ history: { ...RANGE, periods: 24 } });
        expect(orderOf({ ...USUAL_ORDER, demand: 'file', demandFile: ' loads.csv ' }, CELLS, {}, RANGE)['demand']).toEqual({ file: 'loads.csv' });
    });
    it('says what is missing', () => {
        expect(missingOf(USUAL_ORDER, true, true)).toEqual([]);
        expect(missingOf(USUAL_ORDER, false, false)).toHaveLength(2);
        expect(missingOf({ ...USUAL_ORDER, rails: [], network: 'files', demand: 'file' }, true, true)).toHaveLength(3);
    });
    it('writes risks without the dust of binary fractions', () => {
        expect(railText({ kpi: 'RRU.PrbTotDl', isMost: true, bound: 85, riskPercent: 7 })).toBe('RRU.PrbTotDl<=85@0.07');
    });
    it('takes from a what-if what the gate can judge', () => {
        expect(planRails([{ kpi: 'carried demand', atLeast: 95 }, { kpi: 'DRB.RlcSduDelayDl', atMost: 5 }])).toEqual([
            { kpi: 'carried', isMost: false, bound: 95, riskPercent: 10 },
        ]);
    });
    it('is shown without the topology that it carries', () => {
        expect(orderShown({ kind: 'energy', network: { topology: { sites: [1, 2] } } })).toEqual({
            kind: 'energy',
            network: { topology: 'carried along, 2 sites' },
        });
        expect(newKey()).toMatch(/^[0-9a-f]{24}$/);
    });
});

describe('the history', () => {
    it('ranges from its first row to the end of its last', () => {
        const series = { granularityMillis: 900_000, rolledUp: false, rows: 2, first: '2026-11-20T00:00:00Z', last: '2026-11-20T23:45:00Z', pinned: false };
        expect(historyRange([{ cellId: 'a', series: [series] }, { cellId: 'b', series: [{ ...series, rolledUp: true, last: '2030-01-01T00:00:00Z' }] }])).toEqual({
            from: '2026-11-20T00:00:00.000Z',
            until: '2026-11-21T00:00:00.000Z',
            granularityMillis: 900_000,
        });
        expect(historyRange([])).toBeUndefined();
    });
});
