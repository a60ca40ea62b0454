import { useEffect, useState } from 'preact/hooks';
import { Problem, send } from '../api';
import { shortCell } from '../format';
import { ageOf, cells, link, sorted } from '../live';
import { shadeOfLoad, valueWords } from '../map/colours';
import { NetworkMap } from '../map/NetworkMap';
import { NoTwin, StaleNote } from '../parts/NoTwin';
import { Empty, Panel, Trouble } from '../parts/States';
import { kindOfActions, planRails, USUAL_ORDER } from '../order';
import { href, route, set } from '../route';
import { actionWords, EMPTY, KINDS, packed, RAIL_KPIS, unpacked } from '../scenario';
import type { Action, ActionKind, GuardRail, Scenario, WhatIfAnswer } from '../types';
import { kpiName } from '../format';
import { WhatIfResult } from './WhatIfResult';

const HORIZONS = [10, 30, 60, 120, 300, 600, 1800, 3600] as const;

function fromAddress(): Scenario {
    return unpacked(route.value.query['scenario'] ?? '') ?? EMPTY;
}

function chosenInAddress(): Set<string> {
    return new Set((route.value.query['cells'] ?? '').split(',').filter(each => each !== ''));
}

/** The workbench: choose cells on the map, say what is done to them, and see what it would change. */
export function WhatIfPage() {
    const [scenario, setScenario] = useState<Scenario>(fromAddress);
    const [chosen, setChosen] = useState<Set<string>>(chosenInAddress);
    const [answer, setAnswer] = useState<{ of: Scenario; value: WhatIfAnswer } | undefined>(undefined);
    const [problem, setProblem] = useState<Problem | undefined>(undefined);
    const [isAsking, setIsAsking] = useState(false);
    const all = sorted.value;

    useEffect(() => {
        const isUsual = JSON.stringify(scenario) === JSON.stringify(EMPTY);
        set({ scenario: isUsual ? undefined : packed(scenario), cells: [...chosen].join(',') });
    }, [scenario, chosen]);

    if (all.length === 0) {
        return <NoTwin />;
    }
    const toggle = (cellId: string): void => {
        const next = new Set(chosen);
        if (!next.delete(cellId)) {
            next.add(cellId);
        }
        setChosen(next);
    };
    const ask = async (asked: Scenario): Promise<void> => {
        setIsAsking(true);
        setProblem(undefined);
        try {
            const isExplained = asked.actions.length > 0 && asked.actions.length <= 20;
            const value = await send<WhatIfAnswer>('POST', '/v1/live/what-ifs', { ...asked, explain: isExplained });
            setAnswer({ of: asked, value });
        } catch (failed) {
            setProblem(failed instanceof Problem ? failed : new Problem(0, 'mistake', String(failed)));
        } finally {
            setIsAsking(false);
        }
    };
    const isOld = answer !== undefined && JSON.stringify(answer.of) !== JSON.stringify(scenario);
    const touched = new Set(scenario.actions.map(action => action.cellId ?? ''));
    return (
        <>
            <StaleNote />
            <div class="stack">
                <div class="split bench">
                    <Panel
                        title="Which cells"
                        aside={
                            <>
                                <span class="quiet">
                                    {chosen.size === 0 ? 'none chosen' : `${chosen.size} chosen: ${[...chosen].slice(0, 4).map(shortCell).join(', ')}${chosen.size > 4 ? ' …' : ''}`}
                                </span>
                                <button
                                    type="button"
                                    class="link"
                                    disabled={chosen.size === 0}
                                    onClick={() => setChosen(new Set())}
                                >
                                    none
                                </button>
                            </>
                        }
                    >
                        <NetworkMap
                            cells={all}
                            shade={cell => shadeOfLoad(cell.loadPercent).shade}
                            say={cell =>
                                `${valueWords('load', cell, ageOf(cell))}, ${chosen.has(cell.cellId) ? 'chosen' : 'not chosen'}`
                            }
                            letter={cell => (touched.has(cell.cellId) ? '●' : '')}
                            marked={chosen}
                            onChoose={toggle}
                            label="Map to choose cells from, coloured by load. Enter chooses a cell"
                            chartId="bench-map"
                        />
                    </Panel>
                    <Panel title="What is done">
                        <ActionMaker
                            chosen={[...chosen]}
                            horizonSeconds={scenario.horizonSeconds}
                            add={actions => setScenario({ ...scenario, actions: [...scenario.actions, ...actions] })}
                        />
                        <ul class="actions" aria-label="Actions">
                            {scenario.actions.map((action, i) => (
                                <li key={`${i}${JSON.stringify(action)}`}>
                                    <span class="ordinal mono">{i + 1}</span>
                                    <span>{actionWords(action)}</span>
                                    <button
                                        type="button"
                                        class="link"
                                        aria-label={`Remove: ${actionWords(action)}`}
                                        onClick={() =>
                                            setScenario({
                                                ...scenario,
                                                actions: scenario.actions.filter((_, other) => other !== i),
                                            })
                                        }
                                    >
                                        remove
                                    </button>
                                </li>
                            ))}
                            {scenario.actions.length === 0 && (
                                <li class="quiet">Choose cells on the map, then add what is done to them.</li>
                            )}
                        </ul>
                        <Rails
                            rails={scenario.guardRails}
                            change={guardRails => setScenario({ ...scenario, guardRails })}
                        />
                        <div class="ask">
                            <label class="field wide">
                                <span>Look ahead</span>
                                <input
                                    type="range"
                                    min={0}
                                    max={HORIZONS.length - 1}
                                    value={Math.max(0, HORIZONS.findIndex(each => each >= scenario.horizonSeconds))}
                                    aria-valuetext={`${scenario.horizonSeconds} seconds`}
                                    onInput={event =>
                                        setScenario({
                                            ...scenario,
                                            horizonSeconds: HORIZONS[Number(event.currentTarget.value)] ?? 60,
                                        })
                                    }
                                />
                                <span class="mono">
                                    {scenario.horizonSeconds >= 120
                                        ? `${scenario.horizonSeconds / 60} min`
                                        : `${scenario.horizonSeconds} s`}
                                </span>
                            </label>
                            <label class="field">
                                Draws
                                <input
                                    type="number"
                                    min={8}
                                    max={10000}
                                    value={scenario.draws}
                                    onChange={event =>
                                        setScenario({ ...scenario, draws: Math.max(1, event.currentTarget.valueAsNumber || 100) })
                                    }
                                />
                            </label>
                            <label class="field">
                                Seed
                                <input
                                    type="number"
                                    min={0}
                                    value={scenario.seed}
                                    onChange={event =>
                                        setScenario({ ...scenario, seed: Math.max(0, event.currentTarget.valueAsNumber || 0) })
                                    }
                                />
                            </label>
                            <button
                                type="button"
                                class="main"
                                disabled={isAsking || scenario.actions.length === 0 || link.value.state !== 'CONNECTED'}
                                onClick={() => void ask(scenario)}
                            >
                                {isAsking ? 'Asking the twin …' : 'What if?'}
                            </button>
                        </div>
                        <p class="note">Nothing in the network changes. The address of this page holds the scenario.</p>
                        <AsPlan scenario={scenario} chosen={chosen} />
                    </Panel>
                </div>
                {problem && <Trouble problem={problem} again={() => void ask(scenario)} />}
                {answer ? (
                    <div class={isOld ? 'old' : ''}>
                        {isOld && <p class="stale">The scenario was changed since; this is the answer to the one before.</p>}
                        <WhatIfResult scenario={answer.of} answer={answer.value} cells={all} />
                    </div>
                ) : (
                    !problem && (
                        <Panel title="What would change">
                            <Empty title="Nothing has been asked yet.">
                                <p>
                                    The twin answers with every figure of every cell, with the actions and without, under the same
                                    chance; how likely a guard rail breaks; and what each action has to do with it.
                                </p>
                            </Empty>
                        </Panel>
                    )
                )}
            </div>
        </>
    );
}

/** From a question to an order: a plan finds out itself when, how far and which of these cells. */
function AsPlan(props: { scenario: Scenario; chosen: ReadonlySet<string> }) {
    const { scenario, chosen } = props;
    const kind = kindOfActions(scenario.actions);
    const acted = scenario.actions.flatMap(action =>
        kindOfActions([action]) === kind ? [action.cellId ?? '', action.neighbourCellId ?? ''].filter(each => each !== '') : [],
    );
    const cells = [...new Set(acted.length > 0 ? acted : chosen)].sort();
    const rails = planRails(scenario.guardRails);
    const order = { ...USUAL_ORDER, kind, cells, rails: rails.length > 0 ? rails : USUAL_ORDER.rails };
    const what = { energy: 'may sleep', 'load-balancing': 'may have other offsets', coverage: 'may have another tilt and power', 'slice-shares': 'may have other shares' }[kind];
    const finds = { energy: 'the hours', 'load-balancing': 'the offsets', coverage: 'the values', 'slice-shares': 'the shares' }[kind];
    return (
        <p class="note">
            {cells.length === 0 ? (
                'To make a plan of it, choose cells or say what is done to some.'
            ) : (
                <a href={href('plans', 'new', { order: packed(order) })}>
                    Order a plan in which {cells.length === 1 ? 'this cell' : `these ${cells.length} cells`} {what} …
                </a>
            )}{' '}
            A plan finds {finds} itself; limits of admission cannot be planned.
        </p>
    );
}

function ActionMaker(props: { chosen: readonly string[]; horizonSeconds: number; add: (actions: Action[]) => void }) {
    const { chosen, add } = props;
    const [kind, setKind] = useState<ActionKind>('SLEEP');
    const [value, setValue] = useState<number | undefined>(undefined);
    const [at, setAt] = useState(0);
    const [neighbour, setNeighbour] = useState('');
    const field = KINDS.find(each => each.kind === kind)?.value;
    const isForAll = kind === 'DEMAND' && chosen.length === 0;
    const make = (cellId: string | undefined): Action => ({
        kind,
        ...(cellId === undefined ? {} : { cellId }),
        ...(at > 0 ? { atSeconds: at } : {}),
        ...(field ? { [field.member]: value ?? field.usual } : {}),
        ...(kind === 'OFFSET' ? { neighbourCellId: neighbour } : {}),
    });
    return (
        <div class="maker">
            <div class="segments wrap" role="radiogroup" aria-label="What is done">
                {KINDS.map(each => (
                    <button
                        key={each.kind}
                        type="button"
                        role="radio"
                        aria-checked={kind === each.kind}
                        onClick={() => {
                            setKind(each.kind);
                            setValue(undefined);
                        }}
                    >
                        {each.name}
                    </button>
                ))}
            </div>
            {field && (
                <label class="field">
                    <span class="sr">{kind.toLowerCase()}</span>
                    <input
                        type="number"
                        min={field.min}
                        max={field.max}
                        step={field.step}
                        value={value ?? field.usual}
                        onInput={event => {
                            const typed = event.currentTarget.valueAsNumber;
                            setValue(Number.isFinite(typed) ? typed : undefined);
                        }}
                    />
                    {field.unit}
                </label>
            )}
            {kind === 'OFFSET' && (
                <label class="field">
                    towards
                    <select value={neighbour} onChange={event => setNeighbour(event.currentTarget.value)}>
                        <option value="">…</option>
                        {[...cells.value.keys()].sort().map(each => (
                            <option key={each} value={each}>
                                {shortCell(each)}
                            </option>
                        ))}
                    </select>
                </label>
            )}
            <label class="field">
                after
                <input
                    type="number"
                    min={0}
                    max={props.horizonSeconds}
                    value={at}
                    onInput={event => setAt(Math.max(0, event.currentTarget.valueAsNumber || 0))}
                />
                s
            </label>
            <button
                type="button"
                disabled={(chosen.length === 0 && !isForAll) || (kind === 'OFFSET' && neighbour === '')}
                onClick={() => add(isForAll ? [make(undefined)] : chosen.map(make))}
            >
                {isForAll ? 'Add for all cells' : chosen.length > 1 ? `Add for ${chosen.length} cells` : 'Add'}
            </button>
        </div>
    );
}

function Rails(props: { rails: readonly GuardRail[]; change: (rails: GuardRail[]) => void }) {
    const { rails, change } = props;
    const put = (i: number, rail: GuardRail): void => change(rails.map((each, other) => (other === i ? rail : each)));
    return (
        <fieldset class="rails">
            <legend>Guard rails</legend>
            {rails.map((rail, i) => {
                const isMost = rail.atMost !== undefined;
                const bound = rail.atMost ?? rail.atLeast ?? 0;
                return (
                    <div key={i} class="rail">
                        <select
                            aria-label="Quantity"
                            value={rail.kpi}
                            onChange={event => put(i, { ...rail, kpi: event.currentTarget.value })}
                        >
                            {RAIL_KPIS.map(each => (
                                <option key={each} value={each}>
                                    {kpiName(each)}
                                </option>
                            ))}
                        </select>
                        <select
                            aria-label="Bound"
                            value={isMost ? 'most' : 'least'}
                            onChange={event =>
                                put(i, event.currentTarget.value === 'most' ? { kpi: rail.kpi, atMost: bound } : { kpi: rail.kpi, atLeast: bound })
                            }
                        >
                            <option value="most">at most</option>
                            <option value="least">at least</option>
                        </select>
                        <input
                            type="number"
                            aria-label="Bound's value"
                            value={bound}
                            onChange={event => {
                                const typed = event.currentTarget.valueAsNumber || 0;
                                put(i, isMost ? { kpi: rail.kpi, atMost: typed } : { kpi: rail.kpi, atLeast: typed });
                            }}
                        />
                        <button
                            type="button"
                            class="link"
                            aria-label={`Remove guard rail ${i + 1}`}
                            onClick={() => change(rails.filter((_, other) => other !== i))}
                        >
                            remove
                        </button>
                    </div>
                );
            })}
            <button type="button" class="link" onClick={() => change([...rails, { kpi: 'DRB.UEThpDl', atLeast: 5000 }])}>
                add a guard rail
            </button>
        </fieldset>
    );
}
