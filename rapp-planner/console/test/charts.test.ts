import { describe, expect, it } from 'vitest';
import { isMiss } from '../src/parts/ForecastChart';
import { area, line } from '../src/parts/path';
import { inOrder } from '../src/parts/Table';
import { linear, round, step, timeTicks } from '../src/scale';

describe('scales', () => {
    it('have round steps', () => {
        expect([1, 7, 23, 0.04, 1000].map(size => step(size, 5))).toEqual([0.2, 2, 5, 0.01, 200]);
    });
    it('put values where they belong and ticks within', () => {
        const scale = linear(0, 100, 300, 0, 5);
        expect(scale.ticks).toEqual([0, 20, 40, 60, 80, 100]);
        expect([0, 50, 100].map(scale.at)).toEqual([300, 150, 0]);
    });
    it('reach to round values', () => {
        const scale = round(0, 873, 0, 1);
        expect([scale.min, scale.max]).toEqual([0, 1000]);
    });
    it('stand one value alone', () => {
        expect(Number.isFinite(linear(5, 5, 0, 100).at(5))).toBe(true);
    });
    it('tick like a clock', () => {
        expect(timeTicks(61_000, 299_000, 6).map(tick => tick / 1000)).toEqual([120, 180, 240]);
    });
});

describe('paths', () => {
    it('break where a value is missing or too far away', () => {
        expect(line([[0, 1], [1, 2], [2, undefined], [3, 4]])).toBe('M0.0 1.0L1.0 2.0M3.0 4.0');
        expect(line([[0, 1], [10, 2]], 5)).toBe('M0.0 1.0M10.0 2.0');
    });
    it('close areas, one for each stretch', () => {
        expect(area([[0, 5, 1], [1, 6, 2]])).toBe('M0.0 1.0L1.0 2.0L1.0 6.0L0.0 5.0Z');
        expect(area([[0, 5, 1], [9, 6, 2]], 3).split('M')).toHaveLength(3);
    });
});

it('a miss is a truth outside the 90 % interval', () => {
    const point = { timeMillis: 0, quantiles: [1, 2, 3, 4, 5] };
    expect(isMiss({ ...point, truth: 5.1 })).toBe(true);
    expect(isMiss({ ...point, truth: 5 })).toBe(false);
    expect(isMiss(point)).toBe(false);
});

it('what is not known comes last, however a table is sorted', () => {
    const rows = [{ v: 2 }, { v: undefined }, { v: 10 }];
    expect(inOrder(rows, row => row.v, false).map(row => row.v)).toEqual([2, 10, undefined]);
    expect(inOrder(rows, row => row.v, true).map(row => row.v)).toEqual([10, 2, undefined]);
});
