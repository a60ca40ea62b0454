import type { Action, CellLine, GuardRail, StoredCell } from './types';

export type PlanKind = 'energy' | 'load-balancing' | 'coverage' | 'slice-shares';

interface PlanWords {
    kind: PlanKind;
    name: string;
    says: string;
    may: string;
    mayNot: string;
}

/** Kinds of plans: what each decides, and what may be done to a cell that is chosen. */
export const PLAN_KINDS: readonly [PlanWords, ...PlanWords[]] = [
    { kind: 'energy', name: 'Energy', says: 'which cells may sleep at which hour', may: 'may sleep', mayNot: 'stays awake' },
    {
        kind: 'load-balancing',
        name: 'Load balancing',
        says: 'by which offset to a neighbour a busy cell hands its users over earlier',
        may: 'may be changed',
        mayNot: 'stays as it is',
    },
    {
        kind: 'coverage',
        name: 'Coverage',
        says: 'which electrical tilts and powers give the cell where users are worst off more throughput',
        may: 'may be changed',
        mayNot: 'stays as it is',
    },
    {
        kind: 'slice-shares',
        name: 'Slices',
        says: 'which share of its PRBs a cell guarantees to each slice, so that users get what they were promised',
        may: 'may be changed',
        mayNot: 'stays as it is',
    },
];

/** A kind in words; its own name when this console is older than the planner. */
export function kindName(kind: string | undefined): string {
    return PLAN_KINDS.find(each => each.kind === kind)?.name ?? kind ?? 'Energy';
}

/** An order of a plan as it is put together in the browser, and as the planner takes it. */
export interface OrderDraft {
    kind: PlanKind;
    /** Cells that may sleep or be changed; none chosen means all. */
    cells: readonly string[];
    rails: readonly PlanRail[];
    mostLoadPercent: number;
    /** Of load balancing. */
    mostOffsetDb: number;
    /** Of coverage, up or down. */
    mostTiltDegrees: number;
    /** Of coverage. */
    mostPowerReductionDb: number;
    /** Of slices: throughput that a user is promised, kbit/s, as 1-00000a=5000, 1=1000. */
    promises: string;
    /** Of slices: a file of their traffic; empty for what the history carried. */
    sliceTrafficFile: string;
    needsApproval: boolean;
    /** Where the network is taken from: the running twin's topology, or files in the planner's folder of plans. */
    network: 'twin' | 'files';
    topology: string;
    snapshot: string;
    demand: 'history' | 'file';
    demandFile: string;
    /** UTC; empty for the first or last row of the history. */
    from: string;
    until: string;
    periods: number;
    day: string;
    fidelity: 'twin' | 'file';
    fidelityFile: string;
    leastFidelity: number;
    draws: number;
    ricId: string;
    policyId: string;
}

/** A guard rail with the share of days in which it may break. */
export interface PlanRail {
    kpi: PlanKpi;
    isMost: boolean;
    bound: number;
    riskPercent: number;
}

export const PLAN_KPIS = ['RRU.PrbTotDl', 'carried', 'DRB.UEThpDl', 'PEE.AvgPower'] as const;
export const PLAN_UNITS: Record<PlanKpi, string> = { 'RRU.PrbTotDl': '%', carried: '%', 'DRB.UEThpDl': 'kbit/s', 'PEE.AvgPower': 'W' };
export type PlanKpi = (typeof PLAN_KPIS)[number];

/** What the planner takes when nobody says otherwise. */
export const USUAL_ORDER: OrderDraft = {
    kind: 'energy',
    cells: [],
    rails: [
        { kpi: 'RRU.PrbTotDl', isMost: true, bound: 90, riskPercent: 10 },
        { kpi: 'carried', isMost: false, bound: 98, riskPercent: 10 },
        { kpi: 'DRB.UEThpDl', isMost: false, bound: 1000, riskPercent: 10 },
    ],
    mostLoadPercent: 70,
    mostOffsetDb: 6,
    mostTiltDegrees: 4,
    mostPowerReductionDb: 6,
    promises: '',
    sliceTrafficFile: '',
    needsApproval: true,
    network: 'twin',
    topology: '',
    snapshot: '',
    demand: 'history',
    demandFile: '',
    from: '',
    until: '',
    periods: 24,
    day: '24h',
    fidelity: 'twin',
    fidelityFile: '',
    leastFidelity: 0.7,
    draws: 200,
    ricId: 'ric1',
    policyId: '',
};

/** The same as text of the REST API: RRU.PrbTotDl<=85@0.05. */
export function railText(rail: PlanRail): string {
    return `${rail.kpi}${rail.isMost ? '<=' : '>='}${rail.bound}@${Number((rail.riskPercent / 100).toPrecision(6))}`;
}

/** Guard rails of a what-if as those of a plan; quantities that the gate does not know are left out. */
export function planRails(rails: readonly GuardRail[]): PlanRail[] {
    return rails.flatMap((rail): PlanRail[] => {
        const name = rail.kpi === 'carried demand' ? 'carried' : rail.kpi;
        const kpi = PLAN_KPIS.find(each => each === name);
        const bound = rail.atMost ?? rail.atLeast;
        return kpi === undefined || bound === undefined ? [] : [{ kpi, isMost: rail.atMost !== undefined, bound, riskPercent: 10 }];
    });
}

/** What kind of plan actions of a what-if lead to; sleep before all else. */
export function kindOfActions(actions: readonly Action[]): PlanKind {
    const kinds = new Set(actions.map(each => each.kind));
    if (!kinds.has('SLEEP') && kinds.has('OFFSET')) {
        return 'load-balancing';
    }
    return !kinds.has('SLEEP') && (kinds.has('TILT') || kinds.has('POWER')) ? 'coverage' : 'energy';
}

/** First and last moment of the history's own rows; undefined when there is none. */
export function historyRange(cells: readonly StoredCell[]): { from: string; until: string; granularityMillis: number } | undefined {
    const series = cells.flatMap(cell => cell.series.filter(each => !each.rolledUp && each.rows > 0));
    if (series.length === 0) {
        return undefined;
    }
    const until = Math.max(...series.map(each => Date.parse(each.last) + each.granularityMillis));
    return {
        from: new Date(Math.min(...series.map(each => Date.parse(each.first)))).toISOString(),
        until: new Date(until).toISOString(),
        granularityMillis: Math.max(...series.map(each => each.granularityMillis)),
    };
}

/** What stands in the way of sending it, in words. */
export function missingOf(draft: OrderDraft, hasTopology: boolean, hasHistory: boolean): string[] {
    const missing: string[] = [];
    if (draft.network === 'twin' && !hasTopology) {
        missing.push('The twin has no topology: import one (rantwin twin topology import FILE) or name files.');
    }
    if (draft.network === 'files' && draft.topology.trim() === '' && draft.snapshot.trim() === '') {
        missing.push('Name a file of the topology or of a snapshot.');
    }
    if (draft.demand === 'history' && !hasHistory) {
        missing.push('There is no history yet: rantwin data import or rantwin data follow fills it, or name a file of loads.');
    }
    if (draft.demand === 'file' && draft.demandFile.trim() === '') {
        missing.push('Name a file of loads.');
    }
    if (draft.kind === 'coverage' && draft.mostTiltDegrees === 0 && draft.mostPowerReductionDb === 0) {
        missing.push('Let the tilt or the power be changed.');
    }
    if (draft.kind === 'slice-shares') {
        if (promisesOf(draft.promises) === undefined) {
            missing.push('Say what users of a slice are promised, such as 1-00000a=5000: slice and kbit/s.');
        }
        if (draft.sliceTrafficFile.trim() === '' && !hasHistory) {
            missing.push('There is no history to take the traffic of slices from: name a file.');
        }
    }
    if (draft.rails.length === 0) {
        missing.push('Name a guard rail: a gate without one would let everything through.');
    }
    return missing;
}

/** Promises by S-NSSAI; undefined when the text is none. */
export function promisesOf(text: string): Record<string, number> | undefined {
    const promises: Record<string, number> = {};
    for (const each of text.split(/[\s,;]+/).filter(part => part !== '')) {
        const found = /^(\d{1,3}(?:-[0-9a-f]{6})?)=(\d+(?:\.\d+)?)$/i.exec(each);
        if (found?.[1] === undefined || found[2] === undefined) {
            return undefined;
        }
        promises[found[1]] = Number(found[2]);
    }
    return Object.keys(promises).length === 0 ? undefined : promises;
}

/**
 * The body of POST /v1/plans, without who and why.
 *
 * @param all cells of the twin, for those that must stay as they are and for their fidelity
 * @param topology of the running twin, when the draft takes the network from there
 */
export function orderOf(
    draft: OrderDraft,
    all: readonly CellLine[],
    topology: unknown,
    range: { from: string; until: string } | undefined,
): Record<string, unknown> {
    const chosen = new Set(draft.cells);
    const others = chosen.size === 0 ? [] : all.map(cell => cell.cellId).filter(id => !chosen.has(id));
    // The planner takes 0..1: a cell that is foreseen worse than by its mean is simply not believed.
    const known = all.flatMap((cell): [string, number][] => (cell.fidelity === undefined ? [] : [[cell.cellId, Math.max(0, cell.fidelity)]]));
    const file = draft.fidelityFile.trim();
    const fidelity =
        draft.fidelity === 'file' ? (file === '' ? undefined : { file }) : known.length === 0 ? undefined : { cells: Object.fromEntries(known) };
    const window = { from: draft.from === '' ? (range?.from ?? '') : draft.from, until: draft.until === '' ? (range?.until ?? '') : draft.until };
    const slices = draft.sliceTrafficFile.trim();
    const text = (name: string, value: string): Record<string, string> => (value.trim() === '' ? {} : { [name]: value.trim() });
    return {
        kind: draft.kind,
        ...text('policyId', draft.policyId),
        ...(draft.kind === 'energy' ? text('ricId', draft.ricId) : {}),
        ...text('day', draft.day),
        needsApproval: draft.needsApproval,
        network: draft.network === 'twin' ? { topology } : { ...text('topology', draft.topology), ...text('snapshot', draft.snapshot) },
        demand:
            draft.demand === 'file'
                ? { file: draft.demandFile.trim() }
                : {
                      history: {
                          ...window,
                          periods: draft.periods,
                      },
                  },
        ...(draft.kind === 'slice-shares'
            ? { slices: { userKbits: promisesOf(draft.promises) ?? {}, traffic: slices === '' ? { history: window } : { file: slices } } }
            : {}),
        gate: {
            rails: draft.rails.map(railText),
            draws: draft.draws,
            leastFidelity: draft.leastFidelity,
            ...(fidelity === undefined ? {} : { fidelity }),
        },
        search: { ...(draft.kind === 'slice-shares' ? {} : { mostLoadPercent: draft.mostLoadPercent }), ...reachOf(draft), ...(others.length === 0 ? {} : { [draft.kind === 'energy' ? 'keepOn' : 'leaveAlone']: others }) },
    };
}

/** How far settings may be moved. */
function reachOf(draft: OrderDraft): Record<string, number> {
    switch (draft.kind) {
        case 'energy':
        case 'slice-shares':
            return {};
        case 'load-balancing':
            return { mostOffsetDb: draft.mostOffsetDb };
        case 'coverage':
            return { mostTiltDegrees: draft.mostTiltDegrees, mostPowerReductionDb: draft.mostPowerReductionDb };
    }
}

/** An order for people to read: a topology that it carries is told by how many sites it has. */
export function orderShown(order: unknown): unknown {
    const whole = order as { network?: { topology?: { sites?: unknown[] } | string } } | undefined;
    const topology = whole?.network?.topology;
    return typeof topology === 'object'
        ? { ...whole, network: { ...whole?.network, topology: `carried along, ${topology.sites?.length ?? 0} sites` } }
        : order;
}

/** A name for one request that is not to be done twice. */
export function newKey(): string {
    return [...crypto.getRandomValues(new Uint8Array(12))].map(each => each.toString(16).padStart(2, '0')).join('');
}
