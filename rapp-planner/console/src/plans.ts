import { shortCell } from './format';

/** Plans as the planner tells them; members may be missing in older or newer servers. */

export interface PlanLine {
    planId: string;
    kind?: string;
    stage: string;
    sentence?: string;
    trouble?: string;
    policyId?: string;
    actor?: string;
    reason?: string;
    ricId?: string;
    orderedAt?: string;
    isPaused?: boolean;
    /** What plans it now. */
    jobId?: string;
}

export interface Check {
    number: number;
    check: string;
    passed: boolean;
    sentence: string;
    evidence?: Record<string, unknown>;
}

export interface Candidate {
    name: string;
    /** Of plans of settings: what is to be bettered, in this unit, with and without them. */
    figure?: string;
    unit?: string;
    with?: number;
    without?: number;
    gain?: number;
    savedKilowattHours?: number;
    lowerBound?: number;
    savedShare?: number;
    sleeps?: number;
    days?: number;
    daysWithBrokenRails?: number;
    words?: string;
}

export interface Advice {
    rank: number;
    action: string;
    verdict: string;
    cells: string[];
    utility?: number;
    probabilityBetter?: number;
    expected: string[];
    why: string[];
    wouldChange: string[];
}

export interface PlanResult {
    plan?: string;
    cellIds?: string[];
    periodMillis?: number;
    schedule?: { period: number; asleep: string[] }[];
    recommendations?: Advice[];
    candidates?: Candidate[];
    baselines?: Candidate[];
    policy?: OverTime;
    canary?: OverTime;
    /** Of plans of settings: the unit of figures and gains, and what would be missed without each border or cell. */
    unit?: string;
    parts?: { name: string; words: string; worth?: number }[];
    gate?: { passes?: boolean; sentence?: string; checks?: Check[] };
}

/** A policy over time, or settings, which have one stage. */
export interface OverTime {
    policyId: string;
    stages: { fromMillis: number; body: { settings?: Setting[] } }[];
}

/** One attribute of a cell, or of a cell towards a neighbour, as it was found and as it is to be. */
export interface Setting {
    attribute: string;
    cellId: string;
    neighbourId?: string;
    from: number;
    to: number;
}

export interface PlanDetail extends PlanLine {
    order?: unknown;
    result?: PlanResult;
}

export interface WatchItem {
    at: string;
    stage?: string;
    state?: string;
    says?: string;
    statistic?: number;
    threshold?: number;
    effect?: number;
    figures?: { figure: string; foretold?: number; deviation?: number; realised?: number }[];
}

export interface PlanWatch {
    sentence?: string;
    stage?: string;
    isPaused?: boolean;
    items?: WatchItem[];
}

const STAGES: Record<string, { words: string; level: 'good' | 'warn' | 'bad' | 'quiet' }> = {
    PLANNING: { words: 'planning', level: 'quiet' },
    FAILED: { words: 'failed', level: 'bad' },
    REFUSED: { words: 'refused by the gate', level: 'bad' },
    WAITING: { words: 'waits for approval', level: 'warn' },
    CANARY: { words: 'canary', level: 'warn' },
    ROLLED_OUT: { words: 'rolled out', level: 'good' },
    WITHDRAWN: { words: 'withdrawn', level: 'quiet' },
};

export function stageOf(stage: string | undefined): { words: string; level: 'good' | 'warn' | 'bad' | 'quiet' } {
    return STAGES[stage ?? ''] ?? { words: (stage ?? 'not told').toLowerCase().replaceAll('_', ' '), level: 'quiet' };
}

/** Hours of a schedule in which a cell sleeps, for each cell that does. */
export function sleepers(result: PlanResult): { cellId: string; periods: boolean[] }[] {
    const periods = result.schedule ?? [];
    const ids = [...new Set(periods.flatMap(each => each.asleep))].sort();
    return ids.map(cellId => ({ cellId, periods: periods.map(each => each.asleep.includes(cellId)) }));
}

const ATTRIBUTES: Record<string, { words: string; unit: string }> = {
    cellIndividualOffset: { words: 'Offset to a neighbour', unit: 'dB' },
    electricalTiltDegrees: { words: 'Electrical tilt', unit: '°' },
    configuredMaxTxPowerDbm: { words: 'Power', unit: 'dBm' },
};

/** An attribute in words, with its unit. */
export function attributeOf(setting: Setting): { words: string; unit: string } {
    return ATTRIBUTES[setting.attribute] ?? { words: setting.attribute, unit: '' };
}

export interface Change extends Setting {
    isOfCanary: boolean;
    /** What would be missed without its border or cell; told at each setting of it. */
    worth?: number;
}

/** Which part a setting belongs to, as the planner names them: both sides of a border are one. */
function partOf(setting: Setting): string {
    return setting.neighbourId === undefined ? setting.cellId : [setting.cellId, setting.neighbourId].sort().join(' | ');
}

/** What a plan of settings changes; nothing for other plans. */
export function changesOf(result: PlanResult): Change[] {
    const settings = (of: OverTime | undefined): Setting[] => of?.stages[0]?.body.settings ?? [];
    const first = new Set(settings(result.canary).map(each => `${each.attribute} ${partOf(each)}`));
    const worth = new Map((result.parts ?? []).map(each => [each.name, each.worth]));
    return settings(result.policy).map(each => {
        const missed = worth.get(partOf(each));
        return { ...each, isOfCanary: first.has(`${each.attribute} ${partOf(each)}`), ...(missed === undefined ? {} : { worth: missed }) };
    });
}

/** What happens to the area that a cell serves: below nought it gives users away, above it takes some, dB or degrees or both. */
export function reachChanges(changes: readonly Change[]): Map<string, number> {
    const reach = new Map<string, number>();
    const add = (cellId: string, by: number): void => void reach.set(cellId, (reach.get(cellId) ?? 0) + by);
    for (const each of changes) {
        const by = each.to - each.from;
        // An offset towards a neighbour lets users go there sooner; a steeper tilt reaches less far.
        add(each.cellId, each.attribute === 'configuredMaxTxPowerDbm' ? by : -by);
    }
    return reach;
}

/** Whether somebody may say yes now. */
export function canBeApproved(plan: PlanLine): boolean {
    return plan.stage === 'WAITING';
}

/** Whether it can be taken back. */
export function canBeWithdrawn(plan: PlanLine): boolean {
    return ['PLANNING', 'WAITING', 'CANARY', 'ROLLED_OUT'].includes(plan.stage);
}

/** A guard rail as the gate counted it. */
export interface RailCount {
    rail: string;
    draws: number;
    broken: number;
    upperBound?: number;
    allowed?: number;
    cells?: string[];
}

/** Guard rails in the evidence of a check; none in that of others. */
export function railsOf(evidence: Record<string, unknown> | undefined): RailCount[] {
    const rails = evidence?.['rails'];
    return Array.isArray(rails) ? (rails as RailCount[]).filter(each => typeof each.rail === 'string') : [];
}

/** Shares of one, told in percent. */
const SHARES = new Set(['confidence', 'savedShare', 'unmetWith', 'unmetWithout', 'falseWithdrawal']);
const EVIDENCE_NAMES: Record<string, string> = {
    savedKilowattHours: 'saved, kWh a day',
    transitionKilowattHours: 'of it paid for transitions, kWh',
    savedShare: 'saved share',
    lowerBound: 'at least',
    unmetWithout: 'unmet demand without',
    unmetWith: 'unmet demand with',
    falseWithdrawal: 'wrongly taken back at most',
    effectReports: 'reports to tell the effect',
    reportsToNotice: 'reports to notice a shift',
    reportsToNoticeMore: 'reports to notice half as much load again everywhere',
    scopeCells: 'cells of all',
    touched: 'fidelity of cells',
    draws: 'drawn days',
};

/** Evidence as lines of names and values; guard rails are told apart from it, other lists of records are left to the document beside it. */
export function evidenceLines(evidence: Record<string, unknown> | undefined): [string, string][] {
    return Object.entries(evidence ?? {}).flatMap(([name, value]): [string, string][] => {
        const words = EVIDENCE_NAMES[name] ?? name.replace(/([A-Z])/g, ' $1').toLowerCase();
        if (typeof value === 'number') {
            return [[words, SHARES.has(name) ? shareText(value) : Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))]];
        }
        if (typeof value === 'string' || typeof value === 'boolean') {
            return [[words, String(value)]];
        }
        if (Array.isArray(value) && name !== 'rails') {
            const texts = value.map(each => (typeof each === 'string' ? each : cellLine(each)));
            return texts.length === 0 ? [] : [[words, texts.join(', ')]];
        }
        return [];
    });
}

function shareText(share: number): string {
    return `${Number((100 * share).toPrecision(3))} %`;
}

function cellLine(value: unknown): string {
    const each = value as { cellId?: unknown; fidelity?: unknown } | null;
    return typeof each?.cellId === 'string' ? `${shortCell(each.cellId)} ${typeof each.fidelity === 'number' ? each.fidelity.toFixed(2) : '–'}` : JSON.stringify(value);
}
