import { span, words } from '../format';
import type { CellLine } from '../types';

/** How cells are coloured; each class has a colour of the style sheet, so that dark and light look right. */

export type Mode = 'load' | 'age' | 'fidelity' | 'anomaly';

export const MODES: readonly { mode: Mode; name: string }[] = [
    { mode: 'load', name: 'Load' },
    { mode: 'age', name: 'Age' },
    { mode: 'fidelity', name: 'Fidelity' },
    { mode: 'anomaly', name: 'Anomaly' },
];

export interface Shade {
    /** Name of a class of the style sheet. */
    shade: string;
    label: string;
}

interface Step extends Shade {
    /** Belongs to values below this. */
    below: number;
}

const LOAD: readonly Step[] = [
    { shade: 'seq-0', below: 10, label: '0–10 %' },
    { shade: 'seq-1', below: 25, label: '10–25' },
    { shade: 'seq-2', below: 50, label: '25–50' },
    { shade: 'seq-3', below: 75, label: '50–75' },
    { shade: 'hot-0', below: 90, label: '75–90' },
    { shade: 'hot-1', below: Infinity, label: '90–100' },
];

const AGE: readonly Step[] = [
    { shade: 'seq-3', below: 3_000, label: 'under 3 s' },
    { shade: 'seq-2', below: 15_000, label: '3–15 s' },
    { shade: 'seq-1', below: 60_000, label: '15–60 s' },
    { shade: 'hot-0', below: 300_000, label: '1–5 min' },
    { shade: 'hot-1', below: Infinity, label: 'over 5 min' },
];

const FIDELITY: readonly Step[] = [
    { shade: 'hot-1', below: 0, label: 'below 0' },
    { shade: 'hot-0', below: 0.3, label: '0–0.3' },
    { shade: 'seq-0', below: 0.5, label: '0.3–0.5' },
    { shade: 'seq-1', below: 0.7, label: '0.5–0.7' },
    { shade: 'seq-2', below: 0.9, label: '0.7–0.9' },
    { shade: 'seq-3', below: Infinity, label: 'over 0.9' },
];

const KINDS: readonly { kind: string; shade: string; letter: string }[] = [
    { kind: 'SLEEPING_CELL', shade: 'kind-0', letter: 'Z' },
    { kind: 'DEGRADATION', shade: 'kind-1', letter: 'D' },
    { kind: 'LIAR_CELL', shade: 'kind-2', letter: 'L' },
    { kind: 'INTERFERENCE', shade: 'kind-3', letter: 'I' },
    { kind: 'HARDWARE', shade: 'kind-4', letter: 'H' },
    { kind: 'FROZEN', shade: 'kind-5', letter: 'F' },
    { kind: 'LOAD_SURGE', shade: 'kind-6', letter: 'S' },
];

const NOT_KNOWN: Shade = { shade: 'unknown', label: 'not known' };
const NORMAL: Shade = { shade: 'seq-0', label: 'nothing wrong' };

function stepOf(steps: readonly Step[], value: number | undefined): Shade {
    return value === undefined || Number.isNaN(value)
        ? NOT_KNOWN
        : (steps.find(each => value < each.below) ?? NOT_KNOWN);
}

export function shadeOfLoad(percent: number | undefined): Shade {
    return stepOf(LOAD, percent);
}

export function shadeOfAge(millis: number | undefined): Shade {
    return stepOf(AGE, millis);
}

export function shadeOf(mode: Mode, cell: CellLine, ageMillis: number | undefined): Shade {
    switch (mode) {
        case 'load':
            return shadeOfLoad(cell.loadPercent);
        case 'age':
            return shadeOfAge(ageMillis);
        case 'fidelity':
            return stepOf(FIDELITY, cell.fidelity);
        case 'anomaly': {
            if (cell.ranName === undefined) {
                return NOT_KNOWN;
            }
            const kind = KINDS.find(each => each.kind === cell.anomaly);
            return kind ? { shade: kind.shade, label: words(kind.kind) } : NORMAL;
        }
    }
}

/** Letter of an anomaly: colour alone tells nothing to some. */
export function letterOf(cell: CellLine): string {
    return KINDS.find(each => each.kind === cell.anomaly)?.letter ?? '';
}

export function legend(mode: Mode): Shade[] {
    switch (mode) {
        case 'load':
            return [...LOAD, NOT_KNOWN];
        case 'age':
            return [...AGE, NOT_KNOWN];
        case 'fidelity':
            return [...FIDELITY, NOT_KNOWN];
        case 'anomaly':
            return [
                NORMAL,
                ...KINDS.map(each => ({ shade: each.shade, label: `${each.letter} ${words(each.kind)}` })),
                NOT_KNOWN,
            ];
    }
}

/** What a cell shows in a mode, in a few words. */
export function valueWords(mode: Mode, cell: CellLine, ageMillis: number | undefined): string {
    switch (mode) {
        case 'load':
            return cell.loadPercent === undefined ? 'load not known' : `load ${Math.round(cell.loadPercent)} %`;
        case 'age':
            return ageMillis === undefined ? 'never reported' : `newest report ${span(ageMillis)} old`;
        case 'fidelity':
            return cell.fidelity === undefined ? 'fidelity not known' : `fidelity ${cell.fidelity.toFixed(2)}`;
        case 'anomaly':
            return cell.anomaly ? words(cell.anomaly) : 'nothing wrong';
    }
}
