import { describe, expect, it } from 'vitest';
import { aged, merged } from '../src/live';
import { legend, MODES, shadeOf } from '../src/map/colours';
import { barMetres, layOut, neighbourOf } from '../src/map/geometry';
import type { CellLine } from '../src/types';

function cell(cellId: string, siteId: string, x: number, y: number, azimuth: number | null): CellLine {
    return {
        cellId,
        ranName: 'node',
        place: {
            siteId, xMetres: x, yMetres: y, azimuthDegrees: azimuth,
            electricalTiltDegrees: null, powerDbm: 46, carrier: 'n78', isUnlocked: true,
        },
    };
}

const THREE = [cell('n', 'S', 0, 0, 0), cell('se', 'S', 0, 0, 120), cell('sw', 'S', 0, 0, 240)];

describe('the map', () => {
    it('points sectors where antennas point: north is up', () => {
        const layout = layOut([...THREE, cell('far', 'T', 1000, 0, null)]);
        const at = (id: string) => layout.sectors.find(each => each.cellId === id) ?? { x: NaN, y: NaN };
        expect(at('n').y).toBeLessThan(0);
        expect(Math.abs(at('n').x)).toBeLessThan(1);
        expect(at('se').x).toBeGreaterThan(0);
        expect(at('se').y).toBeGreaterThan(0);
        expect(at('sw').x).toBeLessThan(0);
        expect(layout.radius).toBeCloseTo(490);
        expect(at('far').x).toBeCloseTo(1000);
    });
    it('lays cells of one direction behind each other', () => {
        const layout = layOut([cell('a', 'S', 0, 0, 90), cell('b', 'S', 0, 0, 90)]);
        const [a, b] = layout.sectors;
        expect(a?.x).toBeGreaterThan(b?.x ?? Infinity);
    });
    it('keeps cells without a place aside', () => {
        const layout = layOut([...THREE, { cellId: 'x' }]);
        expect(layout.unplaced).toEqual(['x']);
        expect(layOut([{ cellId: 'x' }]).box.width).toBeGreaterThan(0);
    });
    it('is walked by arrow keys', () => {
        const layout = layOut(THREE);
        expect(neighbourOf(layout, 'sw', 'ArrowRight')).toBe('se');
        expect(neighbourOf(layout, 'se', 'ArrowLeft')).toBe('sw');
        expect(neighbourOf(layout, 'se', 'ArrowUp')).toBe('n');
        expect(neighbourOf(layout, 'n', 'ArrowUp')).toBeUndefined();
        expect(neighbourOf(layout, '', 'ArrowUp')).toBe('n');
    });
    it('lays out a thousand cells', () => {
        const many = Array.from({ length: 1000 }, (_, i) =>
            cell(`c${i}`, `S${Math.floor(i / 3)}`, (Math.floor(i / 3) % 20) * 500, Math.floor(i / 60) * 500, (i % 3) * 120));
        const layout = layOut(many);
        expect(layout.sectors).toHaveLength(1000);
        expect(new Set(layout.sectors.map(each => each.path)).size).toBe(1000);
    });
    it('has a scale bar of a round length', () => {
        expect([130, 499, 999, 7000].map(barMetres)).toEqual([100, 200, 500, 5000]);
    });
});

describe('colours', () => {
    it('have a class of the legend for every value', () => {
        for (const { mode } of MODES) {
            const known = new Set(legend(mode).map(each => each.shade));
            for (const value of [-1, 0, 5, 50, 99.9, 100, undefined]) {
                const one: CellLine = value === undefined
                    ? { cellId: 'a' }
                    : { cellId: 'a', ranName: 'n', loadPercent: value, fidelity: value / 100, anomaly: 'FROZEN' };
                expect(known).toContain(shadeOf(mode, one, value === undefined ? undefined : Math.max(0, value) * 1000).shade);
            }
        }
    });
    it('say of a cell without reports that nothing is known', () => {
        for (const { mode } of MODES) {
            expect(shadeOf(mode, { cellId: 'a' }, undefined).shade).toBe('unknown');
        }
    });
});

describe('what is known', () => {
    it('keeps the place of a cell whose state changes, and forgets what is not told any more', () => {
        const known = new Map([['n', { ...(THREE[0] as CellLine), anomaly: 'FROZEN' }]]);
        const next = merged(known, [{ cellId: 'n', loadPercent: 7 }, { cellId: 'new' }]);
        expect(next.get('n')?.place?.siteId).toBe('S');
        expect(next.get('n')?.loadPercent).toBe(7);
        expect(next.get('n')?.anomaly).toBeUndefined();
        expect(next.size).toBe(2);
    });
    it('grows older where nothing was told', () => {
        const known = new Map<string, CellLine>([['a', { cellId: 'a', ageMillis: 100 }], ['b', { cellId: 'b', ageMillis: 5 }]]);
        aged(known, new Set(['b']), 1000);
        expect([known.get('a')?.ageMillis, known.get('b')?.ageMillis]).toEqual([1100, 5]);
    });
});
