/** Plans as the planner tells them; members may be missing in older or newer servers. */

export interface PlanLine {
    planId: string;
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
    policy?: unknown;
    canary?: unknown;
    gate?: { passes?: boolean; sentence?: string; checks?: Check[] };
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

/** Whether somebody may say yes now. */
export function canBeApproved(plan: PlanLine): boolean {
    return plan.stage === 'WAITING';
}

/** Whether it can be taken back. */
export function canBeWithdrawn(plan: PlanLine): boolean {
    return ['PLANNING', 'WAITING', 'CANARY', 'ROLLED_OUT'].includes(plan.stage);
}

/** Evidence as lines of names and values; lists of records are left to the document beside it. */
export function evidenceLines(evidence: Record<string, unknown> | undefined): [string, string][] {
    return Object.entries(evidence ?? {}).flatMap(([name, value]): [string, string][] => {
        const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
        if (typeof value === 'number') {
            return [[words, Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))]];
        }
        if (typeof value === 'string' || typeof value === 'boolean') {
            return [[words, String(value)]];
        }
        if (Array.isArray(value)) {
            const texts = value.map(each => (typeof each === 'string' ? each : railLine(each)));
            return texts.length === 0 ? [] : [[words, texts.join('; ')]];
        }
        return [];
    });
}

function railLine(value: unknown): string {
    if (typeof value !== 'object' || value === null) {
        return String(value);
    }
    const each = value as Record<string, unknown>;
    const share = (member: unknown): string => (typeof member === 'number' ? `${Number((100 * member).toPrecision(3))} %` : '–');
    if (typeof each['rail'] === 'string') {
        return `${each['rail']}: broken in ${String(each['broken'])} of ${String(each['draws'])}, at most ${share(each['upperBound'])}, allowed ${share(each['allowed'])}`;
    }
    if (typeof each['cellId'] === 'string') {
        const fidelity = each['fidelity'];
        return `${each['cellId']} ${typeof fidelity === 'number' ? fidelity.toFixed(2) : '–'}`;
    }
    return JSON.stringify(value);
}
