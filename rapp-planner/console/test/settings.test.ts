import { describe, expect, it } from 'vitest';
import { kindOfActions, missingOf, orderOf, promisesOf, USUAL_ORDER } from '../src/order';
import { missingPeriods } from '../src/history';
import { changesOf, reachChanges, type PlanResult } from '../src/plans';
import type { CellLine } from '../src/types';

const CELLS: CellLine[] = [{ cellId: 'a' }, { cellId: 'b' }, { cellId: 'c' }];
const RANGE = { from: '2026-11-20T00:00:00.000Z', until: '2026-11-22T00:00:00.000Z' };

const offset = (cellId: string, neighbourId: string, to: number) => ({ attribute: 'cellIndividualOffset', cellId, neighbourId, from: 0, to });
const over = (settings: ReturnType<typeof offset>[]) => ({ policyId: 'p', stages: [{ fromMillis: 0, body: { settings } }] });

const BALANCING: PlanResult = {
    policy: over([offset('a', 'b', 3), offset('b', 'a', -3), offset('c', 'a', 1), offset('a', 'c', -1)]),
    canary: over([offset('a', 'b', 3), offset('b', 'a', -3)]),
    parts: [
        { name: 'a | b', words: '', worth: 4.5 },
        { name: 'a | c', words: '', worth: 0.2 },
    ],
};

describe('a plan of settings', () => {
    it('tells of each setting which border it belongs to, what that is worth, and whether it comes first', () => {
        expect(changesOf(BALANCING).map(each => [each.cellId, each.worth, each.isOfCanary])).toEqual([
            ['a', 4.5, true],
            ['b', 4.5, true],
            ['c', 0.2, false],
            ['a', 0.2, false],
        ]);
        expect(changesOf({ policy: { policyId: 'p', stages: [{ fromMillis: 0, body: {} }] } })).toEqual([]);
    });
    it('tells who gives users away and who takes them', () => {
        expect([...reachChanges(changesOf(BALANCING))]).toEqual([
            ['a', -2],
            ['b', 3],
            ['c', -1],
        ]);
        const tilt = { attribute: 'electricalTiltDegrees', cellId: 'a', from: 6, to: 8, isOfCanary: false };
        const power = { attribute: 'configuredMaxTxPowerDbm', cellId: 'b', from: 46, to: 43, isOfCanary: false };
        expect([...reachChanges([tilt, power]).values()]).toEqual([-2, -3]);
    });
    it('is ordered with what may be moved, leaves the others alone, and goes to no RIC', () => {
        const order = orderOf({ ...USUAL_ORDER, kind: 'coverage', cells: ['b'], mostTiltDegrees: 2 }, CELLS, {}, RANGE);
        expect(order).toMatchObject({ kind: 'coverage', search: { mostLoadPercent: 70, mostTiltDegrees: 2, mostPowerReductionDb: 6, leaveAlone: ['a', 'c'] } });
        expect(order).not.toHaveProperty('ricId');
        expect(orderOf({ ...USUAL_ORDER, kind: 'load-balancing' }, CELLS, {}, RANGE)['search']).toEqual({ mostLoadPercent: 70, mostOffsetDb: 6 });
    });
    it('of slices is ordered with what was promised and where their traffic is known from', () => {
        const order = orderOf({ ...USUAL_ORDER, kind: 'slice-shares', promises: '1-00000a=5000, 1=1000' }, CELLS, {}, RANGE);
        expect(order).toMatchObject({ kind: 'slice-shares', slices: { userKbits: { '1-00000a': 5000, '1': 1000 }, traffic: { history: RANGE } } });
        expect(order['search']).toEqual({});
        const file = orderOf({ ...USUAL_ORDER, kind: 'slice-shares', promises: '1=1000', sliceTrafficFile: ' slices.csv ' }, CELLS, {}, RANGE);
        expect(file).toMatchObject({ slices: { traffic: { file: 'slices.csv' } } });
        expect(promisesOf('gold=5000')).toBeUndefined();
        expect(promisesOf(' ')).toBeUndefined();
        expect(missingOf({ ...USUAL_ORDER, kind: 'slice-shares' }, true, true)).toEqual([expect.stringContaining('1-00000a=5000')]);
        expect(orderOf(USUAL_ORDER, CELLS, {}, RANGE)).not.toHaveProperty('slices');
        const share = { attribute: 'rRMPolicyMinRatio', cellId: 'a', snssai: '1-00000a', from: 0, to: 40, isOfCanary: true };
        expect([...reachChanges([share])]).toEqual([['a', 40]]);
    });
    it('is what a what-if of offsets, tilts or powers leads to', () => {
        expect(kindOfActions([{ kind: 'OFFSET' }])).toBe('load-balancing');
        expect(kindOfActions([{ kind: 'DEMAND' }, { kind: 'TILT' }])).toBe('coverage');
        expect(kindOfActions([{ kind: 'TILT' }, { kind: 'SLEEP' }])).toBe('energy');
        expect(kindOfActions([])).toBe('energy');
    });
});

describe('a series', () => {
    it('lacks the periods between its first and its last row that have none', () => {
        const series = { granularityMillis: 900_000, first: '2026-11-20T00:00:00Z', last: '2026-11-20T23:45:00Z' };
        expect(missingPeriods({ ...series, rows: 96 })).toBe(0);
        expect(missingPeriods({ ...series, rows: 90 })).toBe(6);
    });
});
