import { describe, expect, it } from 'vitest';
import { evidenceLines, railsOf, sleepers, stageOf } from '../src/plans';
import { href, parse } from '../src/route';
import { actionWords, EMPTY, isSure, loadsAfter, packed, totals, unpacked } from '../src/scenario';
import type { Cell, Effect, WhatIfAnswer } from '../src/types';
import { interval, stateWords, sureness } from '../src/words';

describe('addresses', () => {
    it('say where one is and how it is set', () => {
        const address = href('cell', 'a/b c', { kpi: 'RRU.PrbTotDl', none: undefined, empty: '' });
        expect(address).toBe('#/cell/a%2Fb%20c?kpi=RRU.PrbTotDl');
        expect(parse(address)).toEqual({ page: 'cell', id: 'a/b c', query: { kpi: 'RRU.PrbTotDl' } });
        expect(parse('').page).toBe('network');
        expect(parse('#/cell/%zz').id).toBe('%zz');
    });
    it('hold a scenario, and shrug at nonsense', () => {
        const scenario = { ...EMPTY, actions: [{ kind: 'SLEEP' as const, cellId: 'Zürich-1', atSeconds: 5 }] };
        expect(unpacked(packed(scenario))).toEqual(scenario);
        expect(packed(scenario)).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(['', '%%%', 'bnVsbA', 'e30'].map(unpacked)).toEqual([undefined, undefined, undefined, undefined]);
    });
});

function effect(cellId: string, kpi: string, without: number, low: number, middle: number, high: number): Effect {
    return {
        cellId, kpi, unit: '%', without,
        difference: [{ probability: 0.05, value: low }, { probability: 0.5, value: middle }, { probability: 0.95, value: high }],
    };
}

describe('what-ifs', () => {
    const answer: WhatIfAnswer = {
        draws: 8, drawsAsked: 8, horizonSeconds: 60, seed: 0, basis: 'GEOMETRY', snapshotId: '', networkTime: '',
        reservations: [], guardRails: [],
        effects: [
            effect('a', 'RRU.PrbTotDl', 40, -45, -40.5, -30),
            effect('b', 'RRU.PrbTotDl', 90, 5, 20, 30),
            effect('a', 'PEE.AvgPower', 500, -310, -300, -290),
            effect('b', 'PEE.AvgPower', 500, -5, 100, 150),
            effect('a', 'DRB.PdcpSduVolumeDL', 10, -9, -8, -7),
            effect('b', 'DRB.PdcpSduVolumeDL', 10, 7, 8.000001, 9),
        ],
        network: [
            { ...effect('', 'PEE.AvgPower', 1000, -290, -200, -150), unit: 'W' },
            { ...effect('', 'energy', 0.25, -0.01, -0.005, -0.0025), unit: 'kWh' },
            { ...effect('', 'energy', 24, -2, -1, 0), unit: 'kWh' },
        ],
    };
    it('are loads before and after, within what a load can be', () => {
        expect(loadsAfter(answer)).toEqual(new Map([['a', { before: 40, after: 0 }], ['b', { before: 90, after: 100 }]]));
    });
    it('are told of all cells together, little energy in Wh', () => {
        expect(totals(answer).map(each => [each.before, each.low, each.change, each.high, each.unit])).toEqual([
            [1000, -290, -200, -150, 'W'],
            [250, -10, -5, -2.5, 'Wh'],
            [24, -2, -1, 0, 'kWh'],
        ]);
    });
    it('are sure where the interval leaves nought out', () => {
        expect(answer.effects.map(isSure)).toEqual([true, true, true, false, true, true]);
    });
    it('have actions in words', () => {
        expect(actionWords({ kind: 'SLEEP', cellId: '001-01-000004001', atSeconds: 10 })).toBe('Sleep 4001 at 10 s');
        expect(actionWords({ kind: 'DEMAND', factor: 1.5 })).toBe('Demand all cells 1.5 ×');
        expect(actionWords({ kind: 'OFFSET', cellId: 'a', neighbourCellId: 'b', offsetDb: -3 })).toBe('Offset a → b \u22123 dB');
    });
});

describe('states in words', () => {
    const cell: Cell = {
        cellId: 'a', ranName: 'n', ageMillis: 200, trust: 'TRUSTED', basis: 'GEOMETRY',
        measurements: [{ name: 'RRU.PrbTotDl', unit: '%', mean: 95, deviation: 10, ageMillis: 0 }],
        fidelities: [
            { cellId: 'a', kpi: 'RRU.PrbTotDl', granularityMillis: 1000, horizonMillis: 60_000, windowSeconds: 60, predictions: 60, fidelity: 0.44, skill: -0.1 },
        ],
        anomalies: [],
    };
    it('bound what can have a bound', () => {
        expect(interval(cell.measurements[0] ?? { name: '', unit: '', ageMillis: 0 })).toEqual({ low: 95 - 16.45, high: 100 });
        expect(interval({ name: 'x', unit: '%', ageMillis: 0 })).toBeUndefined();
    });
    it('say how sure the twin is, and when it is worse than the last value', () => {
        expect(stateWords(cell).join(' ')).toContain('between 78.5 and 100 % (known)');
        expect(stateWords(cell).join(' ')).toContain('more error than taking the last value');
        expect(sureness({ name: 'x', unit: 'W', mean: 1, deviation: 5, ageMillis: 0 })).toBe('hardly known');
    });
    it('say of a planned cell that nothing is believed', () => {
        const planned: Cell = { cellId: 'a', measurements: [], fidelities: [], anomalies: [] };
        expect(stateWords(planned)[0]).toContain('no report of it has come');
    });
});

describe('plans', () => {
    it('have stages in words, also such as are not known here', () => {
        expect(stageOf('WAITING').words).toBe('waits for approval');
        expect(stageOf('SOMETHING_NEW')).toEqual({ words: 'something new', level: 'quiet' });
    });
    it('are rows of periods for the cells that sleep', () => {
        expect(sleepers({ schedule: [{ period: 0, asleep: ['b'] }, { period: 1, asleep: [] }, { period: 2, asleep: ['a', 'b'] }] })).toEqual([
            { cellId: 'a', periods: [false, false, true] },
            { cellId: 'b', periods: [true, false, true] },
        ]);
        expect(sleepers({})).toEqual([]);
    });
    it('show evidence as lines', () => {
        const lines = evidenceLines({
            savedKilowattHours: 12.34567, draws: 200, powerSet: true, savedShare: 0.03239, direct: [],
            rails: [{ rail: 'load <= 80', broken: 1, draws: 200, upperBound: 0.0236, allowed: 0.05 }],
            nested: { a: 1 },
        });
        expect(lines).toEqual([
            ['saved, kWh a day', '12.35'],
            ['drawn days', '200'],
            ['power set', 'true'],
            ['saved share', '3.24 %'],
        ]);
        const rail = { rail: 'load <= 80', broken: 1, draws: 200, upperBound: 0.0236, allowed: 0.05 };
        expect(railsOf({ rails: [rail] })).toEqual([rail]);
        expect(railsOf({ draws: 3 })).toEqual([]);
    });
});
