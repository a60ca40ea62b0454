import { computed, signal } from '@preact/signals';
import { all, asked, get, Problem } from './api';
import { read, type Event } from './events';
import type { Anomalies, CellLine, Link, Overview } from './types';

/** What the running twin tells, kept up to date by server-sent events. */

const RETRY_MILLIS = 3000;

export const link = signal<Link>({ state: 'CONNECTING' });
export const cells = signal<ReadonlyMap<string, CellLine>>(new Map());
export const anomalies = signal<Anomalies>({ items: [], basis: '' });
export const networkTime = signal<string | undefined>(undefined);
/** Whether the planner itself answers. */
export const isReached = signal(true);
/** Whether the cells were read once. */
export const isRead = signal(false);
/** Wall clock, once a second. */
export const now = signal(Date.now());
/** When the last event came, wall clock. */
export const toldAt = signal(Date.now());

export const sorted = computed(() => [...cells.value.values()].sort((a, b) => (a.cellId < b.cellId ? -1 : 1)));

/** Age of a cell as it is by now; undefined when nothing came of it. */
export function ageOf(cell: CellLine): number | undefined {
    return cell.ageMillis === undefined ? undefined : cell.ageMillis + Math.max(0, now.value - toldAt.value);
}

interface Round {
    networkTime?: string;
    items: CellLine[];
}

/** Puts what has changed into what is known; place stays, everything else is as it was told last. */
export function merged(
    known: ReadonlyMap<string, CellLine>,
    changes: readonly CellLine[],
): ReadonlyMap<string, CellLine> {
    const next = new Map(known);
    for (const change of changes) {
        const place = change.place ?? known.get(change.cellId)?.place;
        next.set(change.cellId, place === undefined ? change : { ...change, place });
    }
    return next;
}

/** Cells that were not told of again have grown older by what the network's time went on. */
export function aged(known: ReadonlyMap<string, CellLine>, told: ReadonlySet<string>, millis: number): void {
    for (const cell of known.values()) {
        if (cell.ageMillis !== undefined && !told.has(cell.cellId)) {
            cell.ageMillis += millis;
        }
    }
}

async function readCells(): Promise<void> {
    try {
        const read = await all<CellLine>('/v1/live/cells');
        cells.value = new Map(read.map(cell => [cell.cellId, cell]));
        isRead.value = true;
    } catch {
        // The link tells why; the next topology or connection tries again.
    }
}

function taken(round: Round): void {
    const at = Date.now();
    aged(cells.value, new Set(round.items.map(item => item.cellId)), at - toldAt.value);
    toldAt.value = at;
    now.value = at;
    networkTime.value = round.networkTime;
    cells.value = merged(cells.value, round.items);
}

function told({ name, data }: Event): void {
    const said = JSON.parse(data) as unknown;
    switch (name) {
        case 'link':
            link.value = said as Link;
            if (link.value.answeredAt !== undefined && !isRead.value) {
                void readCells();
            }
            break;
        case 'topology':
            void readCells();
            break;
        case 'anomalies':
            anomalies.value = said as Anomalies;
            break;
        case 'cells':
            taken(said as Round);
            break;
    }
}

async function connect(): Promise<void> {
    try {
        const response = await asked('/v1/live/events', { headers: { Accept: 'text/event-stream' } });
        isReached.value = true;
        if (response.body) {
            await read(response.body, told);
        }
    } catch {
        // Looking again tells why.
    }
    void lookAgain();
}

/** Without a stream: is the planner there, and does it know a twin? */
async function lookAgain(pauseMillis = RETRY_MILLIS): Promise<void> {
    try {
        const overview = await get<Overview>('/v1/live');
        isReached.value = true;
        link.value = overview;
        if (overview.state === 'NONE') {
            setTimeout(() => void lookAgain(), RETRY_MILLIS);
            return;
        }
    } catch {
        isReached.value = false;
        setTimeout(() => void lookAgain(), RETRY_MILLIS);
        return;
    }
    setTimeout(() => void connect(), pauseMillis);
}

/** Reads what only a twin can tell; without one nothing is asked. */
export async function fromTwin<T>(path: string, signal: AbortSignal): Promise<T> {
    if (link.value.state === 'NONE' || (link.value.state === 'CONNECTING' && link.value.answeredAt === undefined)) {
        throw new Problem(503, 'no-twin', link.value.trouble ?? 'This planner has no twin yet.');
    }
    return get<T>(path, signal);
}

export function begin(): void {
    setInterval(() => {
        now.value = Date.now();
    }, 1000);
    void lookAgain(0);
}
