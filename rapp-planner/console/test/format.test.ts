import { describe, expect, it } from 'vitest';
import { csv } from '../src/csv';
import { fixed, horizon, number, percent, shortCell, signed, span, tickText, time } from '../src/format';

describe('figures', () => {
    it('have the digits that mean something', () => {
        expect([0, 0.1234, 1.234, 12.34, 123.4, 12345.6].map(number)).toEqual(['0', '0.123', '1.23', '12.3', '123', '12\u202f346']);
        expect(number(-4.5)).toBe('\u22124.50');
        expect([undefined, null, NaN, Infinity].map(number)).toEqual(['–', '–', '–', '–']);
    });
    it('never show a negative nought', () => {
        expect(number(-0.0001)).toBe('0.000');
        expect(fixed(-0.04, 1)).toBe('0.0');
    });
    it('carry their sign where it matters', () => {
        expect(signed(3)).toBe('+3.00');
        expect(signed(-3)).toBe('\u22123.00');
        expect(signed(0)).toBe('0');
    });
    it('do not say nought for what is only small', () => {
        expect(percent(0.004)).toBe('<1\u202f%');
        expect(percent(0)).toBe('0\u202f%');
        expect(percent(0.237)).toBe('24\u202f%');
    });
});

describe('times', () => {
    it('are as coarse as they are long', () => {
        expect([0, 900, 45_000, 119_000, 130_000, 7_200_000, 200_000_000].map(span)).toEqual([
            '0.0\u202fs', '0.9\u202fs', '45\u202fs', '119\u202fs', '2\u202fmin', '2\u202fh', '2\u202fd',
        ]);
        expect(span(-1)).toBe('–');
    });
    it('are told in UTC', () => {
        expect(time('2026-01-05T00:14:26Z')).toBe('00:14:26');
        expect(time(1_767_572_006_000, true)).toBe('2026-01-05 00:13:26');
    });
    it('name horizons whole', () => {
        expect([1000, 60_000, 90_000].map(horizon)).toEqual(['1\u202fs', '1\u202fmin', '90\u202fs']);
    });
});

it('ticks are as round as they are', () => {
    expect([0, 20, 0.25, 150_000, -5].map(tickText)).toEqual(['0', '20', '0.25', '150\u202f000', '\u22125']);
});

it('cells are told apart by the end of their identity', () => {
    expect(shortCell('001-01-000004001')).toBe('4001');
    expect(shortCell('001-01-000000000')).toBe('0');
    expect(shortCell('north')).toBe('north');
});

it('files for spreadsheets hold what looks like a formula as text', () => {
    expect(csv(['a', 'b "c"'], [[1, 'x,y'], [undefined, '=1+1'], [NaN, true]])).toBe(
        'a,"b ""c"""\r\n1,"x,y"\r\n,\'=1+1\r\n,true\r\n',
    );
});
