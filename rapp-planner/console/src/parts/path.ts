/** Paths of charts. A point without a value is a gap. */

export type Point = readonly [x: number, y: number | undefined];

const at = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** A line through points, broken where one is missing or where the next is further away than a gap. */
export function line(points: readonly Point[], gap = Infinity): string {
    let text = '';
    let before: number | undefined;
    for (const [x, y] of points) {
        if (y === undefined || !Number.isFinite(y)) {
            before = undefined;
            continue;
        }
        text += `${before === undefined || x - before > gap ? 'M' : 'L'}${at(x, y)}`;
        before = x;
    }
    return text;
}

/** The area between two lines over the same places. */
export function area(points: readonly (readonly [x: number, low: number, high: number])[], gap = Infinity): string {
    let text = '';
    let part: (readonly [number, number, number])[] = [];
    const close = (): void => {
        if (part.length > 0) {
            const there = part.map(([x, , high]) => at(x, high));
            const back = [...part].reverse().map(([x, low]) => at(x, low));
            text += `M${[...there, ...back].join('L')}Z`;
        }
        part = [];
    };
    for (const each of points) {
        const last = part[part.length - 1];
        if (last && each[0] - last[0] > gap) {
            close();
        }
        part.push(each);
    }
    close();
    return text;
}
