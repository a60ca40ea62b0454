import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { all as allOf, get, send } from '../api';
import { kpiName, shortCell } from '../format';
import { ageOf, fromTwin, isReached, link, sorted } from '../live';
import { shadeOfLoad, valueWords } from '../map/colours';
import { NetworkMap } from '../map/NetworkMap';
import { historyRange, missingOf, newKey, orderOf, PLAN_KINDS, PLAN_KPIS, PLAN_UNITS, USUAL_ORDER, type OrderDraft, type PlanRail } from '../order';
import { Decide } from '../parts/Decide';
import { NoTwin, StaleNote } from '../parts/NoTwin';
import { Panel, useReading } from '../parts/States';
import { go, href, route, set } from '../route';
import type { PlanLine } from '../plans';
import { objectIn, packed } from '../scenario';
import type { CellLine, Health, Overview, StoredCell } from '../types';

function fromAddress(): OrderDraft {
    const found = objectIn(route.value.query['order'] ?? '') as Partial<OrderDraft> | undefined;
    const isOne =
        found === undefined ||
        (Array.isArray(found.cells ?? []) && Array.isArray(found.rails ?? []) && PLAN_KINDS.some(each => each.kind === (found.kind ?? 'energy')));
    return { ...USUAL_ORDER, ...(isOne ? found : {}) };
}

type Change = (changes: Partial<OrderDraft>) => void;

/** Puts an order of a plan together: of what kind, for which cells, what must hold, from what it is foreseen. */
export function OrderPage() {
    const [draft, setDraft] = useState<OrderDraft>(fromAddress);
    const [isAsked, setIsAsked] = useState(false);
    const request = useRef({ text: '', key: '' });
    const cells = sorted.value;
    const stored = useReading('stored', signal => allOf<StoredCell>('/v1/data/cells', 5000, signal), 10_000);
    const overview = useReading(`overview ${link.value.state}`, signal => get<Overview>('/v1/live', signal), 5000);
    const health = useReading('health', signal => get<Health>('/health', signal), 10_000);
    const isCarried = draft.kind === 'energy' || health.value === undefined || (health.value.otherSide?.rics ?? []).some(ric => ric.ricId === 'o1');
    const kind = kindOf(draft);
    const range = historyRange(stored.value ?? []);
    const change: Change = changes => setDraft({ ...draft, ...changes });
    useEffect(() => {
        set({ order: JSON.stringify(draft) === JSON.stringify(USUAL_ORDER) ? undefined : packed(draft) });
    }, [draft]);
    const isRead = stored.value !== undefined && overview.value !== undefined;
    const missing = isRead ? missingOf(draft, (overview.value?.planned ?? 0) > 0, range !== undefined) : [];
    const ordered = async (actor: string, reason: string): Promise<void> => {
        const topology =
            draft.network === 'twin' ? await fromTwin('/v1/live/topology', new AbortController().signal) : undefined;
        const body = { plan: orderOf(draft, cells, topology, range), actor, reason };
        const text = JSON.stringify(body);
        // The same order sent again, because no answer came, is the same plan.
        if (request.current.text !== text) {
            request.current = { text, key: newKey() };
        }
        const plan = await send<PlanLine>('POST', '/v1/plans', body, request.current.key);
        go(href('plans', `plan:${plan.planId}`));
    };
    return (
        <>
            <StaleNote />
            <div class="stack">
                <p class="crumb">
                    <a href={href('plans')}>Plans and policies</a>
                </p>
                <div class="split bench">
                    <CellChoice draft={draft} change={change} all={cells} />
                    <Panel title="What is ordered">
                        <Kinds draft={draft} change={change} />
                        <p class="body">
                            Decided is {kind.says}. It is searched for, tried on drawn days, and goes through the gate’s seven checks. Nothing
                            reaches the network before that{draft.needsApproval ? ' and somebody’s approval' : ''}.
                        </p>
                        {!isCarried && (
                            <p class="note">
                                It can be proved, but not put into force: settings go over the network’s management, and this planner was
                                started without <code>--o1</code>.
                            </p>
                        )}
                        {draft.kind === 'slice-shares' && <Promises draft={draft} change={change} />}
                        <Rails rails={draft.rails} change={rails => change({ rails })} />
                        <Sources draft={draft} change={change} range={range} />
                        <Further draft={draft} change={change} />
                        <div class="ask">
                            {missing.length > 0 && (
                                <ul class="missing" role="status">
                                    {missing.map(each => (
                                        <li key={each}>{each}</li>
                                    ))}
                                </ul>
                            )}
                            <button type="button" class="main" disabled={!isRead || missing.length > 0 || !isReached.value} onClick={() => setIsAsked(true)}>
                                Order the plan
                            </button>
                        </div>
                        <p class="note">The address of this page holds the order.</p>
                    </Panel>
                </div>
                {isAsked && (
                    <Decide
                        title="Order a plan"
                        what={`${draft.cells.length === 0 ? 'All cells' : draft.cells.length === 1 ? 'One cell' : `${draft.cells.length} cells`} ${kind.may}. Planning takes seconds to minutes; the network stays as it is.`}
                        verb="Order"
                        act={ordered}
                        done={() => undefined}
                        close={() => setIsAsked(false)}
                    />
                )}
            </div>
        </>
    );
}

function kindOf(draft: OrderDraft): (typeof PLAN_KINDS)[number] {
    return PLAN_KINDS.find(each => each.kind === draft.kind) ?? PLAN_KINDS[0];
}

function Kinds(props: { draft: OrderDraft; change: Change }) {
    const { draft, change } = props;
    return (
        <div class="body kinds">
            <div class="segments" role="radiogroup" aria-label="Kind of plan">
                {PLAN_KINDS.map(each => (
                    <button key={each.kind} type="button" role="radio" aria-checked={draft.kind === each.kind} onClick={() => change({ kind: each.kind })}>
                        {each.name}
                    </button>
                ))}
            </div>
        </div>
    );
}

function CellChoice(props: { draft: OrderDraft; change: Change; all: readonly CellLine[] }) {
    const { draft, change, all } = props;
    const [search, setSearch] = useState('');
    const chosen = new Set(draft.cells);
    const { may, mayNot } = kindOf(draft);
    const sites = new Set(all.filter(cell => chosen.has(cell.cellId)).map(cell => cell.place?.siteId ?? cell.cellId));
    const found = search === '' ? [] : all.filter(cell => `${cell.cellId} ${cell.ranName ?? ''} ${cell.place?.siteId ?? ''}`.toLowerCase().includes(search.toLowerCase()));
    const choose = (cells: Iterable<string>): void => change({ cells: [...new Set(cells)].sort() });
    return (
        <Panel
            title={`Which cells ${may}`}
            aside={
                <span class="quiet">
                    {chosen.size === 0 ? 'all of them' : `${chosen.size} chosen: ${draft.cells.slice(0, 4).map(shortCell).join(', ')}${chosen.size > 4 ? ' …' : ''}`}
                </span>
            }
        >
            {all.length === 0 ? (
                <NoTwin />
            ) : (
                <>
                    <div class="maker">
                        <input type="search" placeholder="cell, site, node" aria-label="Find cells to choose" value={search} onInput={event => setSearch(event.currentTarget.value)} />
                        <button type="button" disabled={found.length === 0} onClick={() => choose([...chosen, ...found.map(cell => cell.cellId)])}>
                            {found.length === 0 ? 'Add those found' : `Add the ${found.length} found`}
                        </button>
                        <button
                            type="button"
                            disabled={chosen.size === 0}
                            onClick={() => choose(all.filter(cell => sites.has(cell.place?.siteId ?? cell.cellId)).map(cell => cell.cellId))}
                        >
                            Their whole sites
                        </button>
                        <button type="button" class="link" disabled={chosen.size === 0} onClick={() => choose([])}>
                            all cells
                        </button>
                    </div>
                    <NetworkMap
                        cells={all}
                        shade={cell => shadeOfLoad(cell.loadPercent).shade}
                        say={cell => `${valueWords('load', cell, ageOf(cell))}, ${chosen.size === 0 || chosen.has(cell.cellId) ? may : mayNot}`}
                        marked={chosen}
                        onChoose={cellId => choose(chosen.has(cellId) ? draft.cells.filter(each => each !== cellId) : [...draft.cells, cellId])}
                        label={`Map to choose cells that ${may}, coloured by load. Enter chooses a cell`}
                        chartId="order-map"
                    />
                </>
            )}
        </Panel>
    );
}

function Rails(props: { rails: readonly PlanRail[]; change: (rails: PlanRail[]) => void }) {
    const { rails, change } = props;
    const put = (i: number, changes: Partial<PlanRail>): void => change(rails.map((each, other) => (other === i ? { ...each, ...changes } : each)));
    return (
        <fieldset class="rails">
            <legend>Guard rails</legend>
            {rails.map((rail, i) => (
                <div key={i} class="rail">
                    <select aria-label="Quantity" value={rail.kpi} onChange={event => put(i, { kpi: event.currentTarget.value as PlanRail['kpi'] })}>
                        {PLAN_KPIS.map(each => (
                            <option key={each} value={each}>
                                {`${each === 'carried' ? 'Carried demand' : kpiName(each)}, ${PLAN_UNITS[each]}`}
                            </option>
                        ))}
                    </select>
                    <select aria-label="Bound" value={rail.isMost ? 'most' : 'least'} onChange={event => put(i, { isMost: event.currentTarget.value === 'most' })}>
                        <option value="most">at most</option>
                        <option value="least">at least</option>
                    </select>
                    <Number label="Bound's value" value={rail.bound} min={0} change={bound => put(i, { bound })} />
                    <label class="field">
                        but in
                        <Number label="Percent of days in which it may break" value={rail.riskPercent} min={0.1} max={99} change={riskPercent => put(i, { riskPercent })} />% of
                        days
                    </label>
                    <button type="button" class="link" aria-label={`Remove guard rail ${i + 1}`} onClick={() => change(rails.filter((_, other) => other !== i))}>
                        remove
                    </button>
                </div>
            ))}
            <button type="button" class="link" onClick={() => change([...rails, { kpi: 'RRU.PrbTotDl', isMost: true, bound: 85, riskPercent: 5 }])}>
                add a guard rail
            </button>
        </fieldset>
    );
}

function Number(props: { label: string; value: number; min?: number; max?: number; step?: number; change: (value: number) => void }) {
    return (
        <input
            type="number"
            aria-label={props.label}
            value={props.value}
            min={props.min}
            max={props.max}
            step={props.step ?? 'any'}
            onChange={event => {
                const typed = event.currentTarget.valueAsNumber;
                if (globalThis.Number.isFinite(typed)) {
                    props.change(typed);
                }
            }}
        />
    );
}

/** One of a few ways, as radio buttons. */
function Ways<T extends string>(props: { name: string; ways: readonly [T, string][]; value: T; change: (value: T) => void; children: ComponentChildren }) {
    return (
        <div class="way">
            <span class="quiet">{props.name}</span>
            <div class="segments wrap" role="radiogroup" aria-label={props.name}>
                {props.ways.map(([value, words]) => (
                    <button key={value} type="button" role="radio" aria-checked={props.value === value} onClick={() => props.change(value)}>
                        {words}
                    </button>
                ))}
            </div>
            {props.children}
        </div>
    );
}

function Text(props: { label: string; value: string; change: (value: string) => void; placeholder?: string }) {
    return (
        <label class="field">
            {props.label}
            <input type="text" value={props.value} placeholder={props.placeholder ?? ''} onChange={event => props.change(event.currentTarget.value)} />
        </label>
    );
}

/** A moment as people write it, UTC, whatever the language of the browser. */
function Moment(props: { label: string; value: string; change: (value: string) => void }) {
    return (
        <label class="field">
            {props.label}
            <input
                type="text"
                class="moment"
                value={props.value.slice(0, 16).replace('T', ' ')}
                placeholder="2026-01-05 00:00"
                pattern="\d{4}-\d{2}-\d{2} \d{2}:\d{2}"
                onChange={event => {
                    const typed = Date.parse(`${event.currentTarget.value.trim().replace(' ', 'T')}:00Z`);
                    if (!globalThis.Number.isNaN(typed)) {
                        props.change(new Date(typed).toISOString());
                    }
                }}
            />
        </label>
    );
}

/** What slices were promised, and where their part of the traffic is known from. */
function Promises(props: { draft: OrderDraft; change: Change }) {
    const { draft, change } = props;
    return (
        <fieldset class="rails ways">
            <legend>What slices were promised</legend>
            <div class="maker">
                <Text label="kbit/s of a user" value={draft.promises} placeholder="1-00000a=5000, 1=1000" change={promises => change({ promises })} />
                <Text label="traffic of slices" value={draft.sliceTrafficFile} placeholder="as the history has it" change={sliceTrafficFile => change({ sliceTrafficFile })} />
            </div>
        </fieldset>
    );
}

function Sources(props: { draft: OrderDraft; change: Change; range: { from: string; until: string } | undefined }) {
    const { draft, change, range } = props;
    return (
        <fieldset class="rails ways">
            <legend>What it is foreseen from</legend>
            <Ways name="Network" ways={[['twin', 'topology of the twin'], ['files', 'files']]} value={draft.network} change={network => change({ network })}>
                {draft.network === 'files' && (
                    <>
                        <Text label="topology" value={draft.topology} placeholder="city.json" change={topology => change({ topology })} />
                        <Text label="snapshot" value={draft.snapshot} change={snapshot => change({ snapshot })} />
                    </>
                )}
            </Ways>
            <Ways name="Demand" ways={[['history', 'history'], ['file', 'a file']]} value={draft.demand} change={demand => change({ demand })}>
                {draft.demand === 'file' ? (
                    <Text label="loads" value={draft.demandFile} placeholder="loads.csv" change={demandFile => change({ demandFile })} />
                ) : (
                    <>
                        <Moment label="from" value={draft.from === '' ? (range?.from ?? '') : draft.from} change={from => change({ from })} />
                        <Moment label="until" value={draft.until === '' ? (range?.until ?? '') : draft.until} change={until => change({ until })} />
                        <label class="field">
                            UTC, a day in
                            <Number label="Periods of a day" value={draft.periods} min={1} max={1440} step={1} change={periods => change({ periods })} />
                            periods
                        </label>
                    </>
                )}
            </Ways>
            <Ways name="Fidelity" ways={[['twin', 'as the twin is judged now'], ['file', 'a file']]} value={draft.fidelity} change={fidelity => change({ fidelity })}>
                {draft.fidelity === 'file' && <Text label="cells" value={draft.fidelityFile} placeholder="fidelity.csv" change={fidelityFile => change({ fidelityFile })} />}
            </Ways>
            {(draft.network === 'files' || draft.demand === 'file' || draft.fidelity === 'file' || (draft.kind === 'slice-shares' && draft.sliceTrafficFile !== '')) && (
                <p class="quiet">
                    Files lie in the planner’s folder of plans (<code>rantwin rapp --plans DIR</code>).
                </p>
            )}
        </fieldset>
    );
}

function Further(props: { draft: OrderDraft; change: Change }) {
    const { draft, change } = props;
    return (
        <details class="further">
            <summary>How it is searched and proved</summary>
            <div class="maker">
                {draft.kind === 'slice-shares' || (
                    <label class="field">
                        who takes over stays below
                        <Number label="Most load, percent" value={draft.mostLoadPercent} min={1} max={100} change={mostLoadPercent => change({ mostLoadPercent })} />%
                    </label>
                )}
                {draft.kind === 'load-balancing' && (
                    <label class="field">
                        offsets by at most
                        <Number label="Most offset, dB" value={draft.mostOffsetDb} min={1} max={24} step={1} change={mostOffsetDb => change({ mostOffsetDb })} />
                        dB
                    </label>
                )}
                {draft.kind === 'coverage' && (
                    <>
                        <label class="field">
                            tilt by at most
                            <Number label="Most tilt, degrees" value={draft.mostTiltDegrees} min={0} max={24} step={1} change={mostTiltDegrees => change({ mostTiltDegrees })} />°
                            up or down
                        </label>
                        <label class="field">
                            power by at most
                            <Number
                                label="Most power reduction, dB"
                                value={draft.mostPowerReductionDb}
                                min={0}
                                max={24}
                                step={1}
                                change={mostPowerReductionDb => change({ mostPowerReductionDb })}
                            />
                            dB less
                        </label>
                    </>
                )}
                <label class="field">
                    fidelity at least
                    <Number label="Least fidelity" value={draft.leastFidelity} min={0} max={1} change={leastFidelity => change({ leastFidelity })} />
                </label>
                <label class="field">
                    drawn days
                    <Number label="Drawn days" value={draft.draws} min={2} max={10_000} step={1} change={draws => change({ draws })} />
                </label>
                <Text label="a day lasts" value={draft.day} change={day => change({ day })} />
                {draft.kind === 'energy' && <Text label="RIC" value={draft.ricId} change={ricId => change({ ricId })} />}
                <Text label="policy id" value={draft.policyId} placeholder="its own" change={policyId => change({ policyId })} />
                <label class="field">
                    <input type="checkbox" checked={draft.needsApproval} onChange={event => change({ needsApproval: event.currentTarget.checked })} />
                    waits for somebody’s approval
                </label>
            </div>
        </details>
    );
}
