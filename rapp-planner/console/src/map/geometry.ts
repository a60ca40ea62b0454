import type { CellLine } from '../types';

/** Where sectors lie on the map, in metres; y points down, as on a screen. */

export interface Sector {
    cellId: string;
    /** Outline as a path. */
    path: string;
    /** A point well within, for a letter and for the way from cell to cell. */
    x: number;
    y: number;
}

export interface Mast {
    siteId: string;
    x: number;
    y: number;
}

export interface Layout {
    sectors: Sector[];
    masts: Mast[];
    /** Cells of which no position is known. */
    unplaced: string[];
    radius: number;
    box: { x: number; y: number; width: number; height: number };
}

interface Placed {
    cellId: string;
    siteId: string;
    x: number;
    y: number;
    azimuth: number | undefined;
}

const GAP_DEGREES = 2.4;

function point(x: number, y: number, radius: number, degrees: number): [number, number] {
    const angle = (degrees * Math.PI) / 180;
    return [x + radius * Math.sin(angle), y - radius * Math.cos(angle)];
}

function wedge(x: number, y: number, inner: number, outer: number, from: number, to: number): string {
    const text = ([a, b]: [number, number]): string => `${a.toFixed(1)} ${b.toFixed(1)}`;
    const large = to - from > 180 ? 1 : 0;
    if (to - from >= 359) {
        const [top, bottom] = [point(x, y, outer, 0), point(x, y, outer, 180)];
        const r = outer.toFixed(1);
        return `M${text(top)}A${r} ${r} 0 1 1 ${text(bottom)}A${r} ${r} 0 1 1 ${text(top)}Z`;
    }
    const start = text(point(x, y, outer, from));
    const end = text(point(x, y, outer, to));
    const arc = `A${outer.toFixed(1)} ${outer.toFixed(1)} 0 ${large} 1 ${end}`;
    if (inner <= 0) {
        return `M${x.toFixed(1)} ${y.toFixed(1)}L${start}${arc}Z`;
    }
    const r = inner.toFixed(1);
    return `M${text(point(x, y, inner, from))}L${start}${arc}L${text(point(x, y, inner, to))}A${r} ${r} 0 ${large} 0 ${text(point(x, y, inner, from))}Z`;
}

/** Half of the usual distance between neighbouring masts. */
function radiusOf(masts: readonly Mast[]): number {
    const nearest: number[] = [];
    for (const mast of masts) {
        let best = Infinity;
        for (const other of masts) {
            if (other !== mast) {
                best = Math.min(best, Math.hypot(other.x - mast.x, other.y - mast.y));
            }
        }
        if (Number.isFinite(best) && best > 1) {
            nearest.push(best);
        }
    }
    nearest.sort((a, b) => a - b);
    return (nearest[Math.floor(nearest.length / 2)] ?? 500) * 0.49;
}

export function layOut(cells: readonly CellLine[]): Layout {
    const placed: Placed[] = [];
    const unplaced: string[] = [];
    for (const cell of cells) {
        const place = cell.place;
        if (place && place.xMetres !== null && place.yMetres !== null) {
            placed.push({
                cellId: cell.cellId,
                siteId: place.siteId ?? cell.cellId,
                x: place.xMetres,
                y: -place.yMetres,
                azimuth: place.azimuthDegrees ?? undefined,
            });
        } else {
            unplaced.push(cell.cellId);
        }
    }
    const bySite = new Map<string, Placed[]>();
    for (const each of placed) {
        bySite.set(each.siteId, [...(bySite.get(each.siteId) ?? []), each]);
    }
    const masts = [...bySite].map(([siteId, [first]]) => ({ siteId, x: first?.x ?? 0, y: first?.y ?? 0 }));
    const radius = radiusOf(masts);
    const sectors: Sector[] = [];
    for (const group of bySite.values()) {
        sectors.push(...sectorsOf(group, radius));
    }
    const xs = masts.map(mast => mast.x);
    const ys = masts.map(mast => mast.y);
    const margin = radius * 1.25;
    const x = Math.min(...xs, Infinity) - margin;
    const y = Math.min(...ys, Infinity) - margin;
    const width = Math.max(...xs) + margin - x;
    // Below the network is room for the scale bar.
    const box = masts.length === 0
        ? { x: 0, y: 0, width: 1, height: 1 }
        : { x, y, width, height: Math.max(...ys) + margin - y + Math.max(0, width * 0.06 - radius * 0.25) };
    return { sectors, masts, unplaced, radius, box };
}

/** Sectors of a mast share the circle by their directions; cells of one direction lie behind each other. */
function sectorsOf(group: readonly Placed[], radius: number): Sector[] {
    const byAzimuth = new Map<number, Placed[]>();
    const round: Placed[] = [];
    for (const each of group) {
        if (each.azimuth === undefined) {
            round.push(each);
        } else {
            byAzimuth.set(each.azimuth, [...(byAzimuth.get(each.azimuth) ?? []), each]);
        }
    }
    const directions = [...byAzimuth.keys()].sort((a, b) => a - b);
    const sectors: Sector[] = [];
    const add = (each: Placed, i: number, n: number, from: number, to: number): void => {
        const outer = (radius * (n - i)) / n;
        const inner = (radius * (n - i - 1)) / n;
        const middle = (from + to) / 2;
        const depth = to - from >= 359 ? 0 : inner === 0 ? outer * 0.62 : (inner + outer) / 2;
        const [x, y] = point(each.x, each.y, depth, middle);
        sectors.push({ cellId: each.cellId, path: wedge(each.x, each.y, inner, outer, from, to), x, y });
    };
    directions.forEach((azimuth, d) => {
        const before = directions[(d - 1 + directions.length) % directions.length] ?? azimuth;
        const after = directions[(d + 1) % directions.length] ?? azimuth;
        const half = (to: number): number => {
            const turn = (to + 360) % 360;
            return Math.min(60, (directions.length === 1 ? 120 : turn) / 2);
        };
        const from = azimuth - half(azimuth - before) + GAP_DEGREES / 2;
        const to = azimuth + half(after - azimuth) - GAP_DEGREES / 2;
        const behind = byAzimuth.get(azimuth) ?? [];
        behind.forEach((each, i) => add(each, i, behind.length, from, to));
    });
    round.forEach((each, i) => add(each, i, round.length, 0, 360));
    return sectors;
}

/** The nearest sector in a direction, for arrow keys. */
export function neighbourOf(
    layout: Layout,
    cellId: string,
    direction: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
): string | undefined {
    const from = layout.sectors.find(each => each.cellId === cellId);
    if (!from) {
        return layout.sectors[0]?.cellId;
    }
    const [dx, dy] = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[direction] as [
        number,
        number,
    ];
    let best: string | undefined;
    let least = Infinity;
    for (const each of layout.sectors) {
        const along = (each.x - from.x) * dx + (each.y - from.y) * dy;
        const across = Math.abs((each.x - from.x) * dy) + Math.abs((each.y - from.y) * dx);
        if (each !== from && along > layout.radius * 0.05) {
            const cost = along + 2 * across;
            if (cost < least) {
                least = cost;
                best = each.cellId;
            }
        }
    }
    return best;
}

/** A round length for the scale bar that fits into so many metres. */
export function barMetres(most: number): number {
    const power = 10 ** Math.floor(Math.log10(most));
    return ([5, 2, 1].find(each => each * power <= most) ?? 1) * power;
}
