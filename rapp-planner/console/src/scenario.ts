import { kpiName, shortCell, tickText } from './format';
import type { Action, ActionKind, Effect, GuardRail, Scenario, WhatIfAnswer } from './types';

/** A what-if as it is put together, and what came of it. */

export const KINDS: readonly { kind: ActionKind; name: string; value?: ValueField }[] = [
    { kind: 'SLEEP', name: 'Sleep' },
    { kind: 'WAKE', name: 'Wake' },
    { kind: 'POWER', name: 'Power', value: { member: 'powerDbm', unit: 'dBm', usual: 43, step: 1, min: 0, max: 60 } },
    { kind: 'TILT', name: 'Tilt', value: { member: 'tiltDegrees', unit: '°', usual: 6, step: 1, min: -10, max: 20 } },
    { kind: 'DEMAND', name: 'Demand', value: { member: 'factor', unit: '×', usual: 1.5, step: 0.1, min: 0, max: 100 } },
    { kind: 'ADMISSION', name: 'Admit', value: { member: 'mostUsers', unit: 'users', usual: 20, step: 1, min: 0, max: 10_000 } },
    { kind: 'OFFSET', name: 'Offset', value: { member: 'offsetDb', unit: 'dB', usual: 3, step: 1, min: -24, max: 24 } },
];

export interface ValueField {
    member: 'powerDbm' | 'tiltDegrees' | 'factor' | 'mostUsers' | 'offsetDb';
    unit: string;
    usual: number;
    step: number;
    min: number;
    max: number;
}

export const RAIL_KPIS = ['RRU.PrbTotDl', 'DRB.UEThpDl', 'DRB.RlcSduDelayDl', 'PEE.AvgPower', 'carried demand'] as const;

export const EMPTY: Scenario = {
    actions: [],
    horizonSeconds: 60,
    draws: 100,
    seed: 0,
    guardRails: [{ kpi: 'RRU.PrbTotDl', atMost: 80 }],
};

export function actionWords(action: Action): string {
    const field = KINDS.find(each => each.kind === action.kind);
    const value = field?.value ? action[field.value.member] : undefined;
    const where = action.cellId === undefined || action.cellId === '' ? 'all cells' : shortCell(action.cellId);
    const towards = action.neighbourCellId ? ` → ${shortCell(action.neighbourCellId)}` : '';
    const what = value === undefined ? '' : ` ${tickText(value)} ${field?.value?.unit ?? ''}`;
    const when = action.atSeconds ? ` at ${action.atSeconds} s` : '';
    return `${field?.name ?? action.kind} ${where}${towards}${what}${when}`;
}

export function railWords(rail: GuardRail): string {
    return `${kpiName(rail.kpi)}${rail.atMost === undefined ? '' : ` ≤ ${tickText(rail.atMost)}`}${rail.atLeast === undefined ? '' : ` ≥ ${tickText(rail.atLeast)}`}`;
}

/** A value as a text for an address. */
export function packed(value: object): string {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    let text = '';
    bytes.forEach(byte => {
        text += String.fromCharCode(byte);
    });
    return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The object of such a text; undefined when it is none. */
export function objectIn(text: string): object | undefined {
    try {
        const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
        const bytes = Uint8Array.from(raw, character => character.charCodeAt(0));
        const found = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
        return typeof found === 'object' && found !== null ? found : undefined;
    } catch {
        return undefined;
    }
}

/** The scenario of an address; undefined when the text is none. */
export function unpacked(text: string): Scenario | undefined {
    const found = objectIn(text) as Partial<Scenario> | undefined;
    return found !== undefined && Array.isArray(found.actions) && Array.isArray(found.guardRails) ? { ...EMPTY, ...found } : undefined;
}

/** A quantile of a difference. */
export function quantile(effect: Pick<Effect, 'difference'>, probability: number): number | undefined {
    return effect.difference.find(each => Math.abs(each.probability - probability) < 1e-9)?.value;
}

/** Whether the 90 % interval of a difference leaves nought out. */
export function isSure(effect: Effect): boolean {
    const [low, high] = [quantile(effect, 0.05), quantile(effect, 0.95)];
    return low !== undefined && high !== undefined && (low > 0 || high < 0);
}

/** Load of a cell with the actions: what it is without and the median of the difference; undefined when it is not told. */
export function loadsAfter(answer: WhatIfAnswer): Map<string, { before: number; after: number }> {
    const loads = new Map<string, { before: number; after: number }>();
    for (const effect of answer.effects) {
        if (effect.kpi === 'RRU.PrbTotDl' && effect.without !== undefined) {
            const after = Math.min(100, Math.max(0, effect.without + (quantile(effect, 0.5) ?? 0)));
            loads.set(effect.cellId, { before: effect.without, after });
        }
    }
    return loads;
}

export interface Total {
    kpi: string;
    unit: string;
    change: number;
    low: number;
    high: number;
    before: number;
}

/** What all cells do together, energy in Wh where kWh would be dust. */
export function totals(answer: WhatIfAnswer): Total[] {
    return answer.network.map(effect => {
        const before = effect.without ?? 0;
        const factor = effect.unit === 'kWh' && Math.abs(before) < 10 ? 1000 : 1;
        const at = (probability: number): number => factor * (quantile(effect, probability) ?? 0);
        return { kpi: effect.kpi, unit: factor === 1 ? effect.unit : 'Wh', before: factor * before, change: at(0.5), low: at(0.05), high: at(0.95) };
    });
}
