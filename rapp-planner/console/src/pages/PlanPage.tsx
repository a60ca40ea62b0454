import { useState } from 'preact/hooks';
import { get, send } from '../api';
import { fixed, number, percent, shortCell, tickText, time, words } from '../format';
import { Chip } from '../parts/Chips';
import { Decide } from '../parts/Decide';
import { Export } from '../parts/Export';
import { Json } from '../parts/Json';
import { PlanChanges } from '../parts/PlanChanges';
import { Progress } from '../parts/Progress';
import { Panel, Shown, useReading } from '../parts/States';
import { Table, type Column } from '../parts/Table';
import { WatchChart } from '../parts/WatchChart';
import {
    canBeApproved,
    canBeWithdrawn,
    changesOf,
    evidenceLines,
    railsOf,
    sleepers,
    stageOf,
    type Candidate,
    type PlanDetail,
    type PlanResult,
    type PlanWatch,
    type RailCount,
    type WatchItem,
} from '../plans';
import { kindName, orderShown } from '../order';
import { href } from '../route';
import type { Policy, PolicyLine } from '../types';

const BROKEN: Column<Candidate> = {
    name: 'Days broken',
    hint: 'Days in which a guard rail broke, of those tried',
    value: each => each.daysWithBrokenRails,
    show: each => `${each.daysWithBrokenRails ?? '–'} of ${each.days ?? '–'}`,
    isNumber: true,
};

const CANDIDATES: readonly Column<Candidate>[] = [
    { name: 'Schedule', value: each => each.name, show: each => <span title={each.words}>{each.name}</span> },
    { name: 'Saves kWh', value: each => each.savedKilowattHours, show: each => number(each.savedKilowattHours), isNumber: true },
    { name: 'at least', hint: 'Lower confidence bound', value: each => each.lowerBound, show: each => number(each.lowerBound), isNumber: true },
    { name: 'Share', value: each => each.savedShare, show: each => percent(each.savedShare), isNumber: true },
    { name: 'Sleeps', value: each => each.sleeps, show: each => fixed(each.sleeps, 0), isNumber: true, isMinor: true },
    BROKEN,
];

/** Candidates of a plan of settings: the figure that is to be bettered, in its unit. */
function settingsColumns(first: Candidate | undefined): readonly Column<Candidate>[] {
    const unit = first?.unit === undefined ? '' : `, ${first.unit}`;
    return [
        { name: 'Settings', value: each => each.name, show: each => <span title={each.words}>{each.name}</span> },
        { name: `Without${unit}`, hint: first?.figure ?? '', value: each => each.without, show: each => number(each.without), isNumber: true, isMinor: true },
        { name: `With${unit}`, hint: first?.figure ?? '', value: each => each.with, show: each => number(each.with), isNumber: true },
        { name: 'Gain', value: each => each.gain, show: each => number(each.gain), isNumber: true },
        { name: 'at least', hint: 'Lower confidence bound', value: each => each.lowerBound, show: each => number(each.lowerBound), isNumber: true },
        BROKEN,
    ];
}

const WATCH: readonly Column<WatchItem>[] = [
    { name: 'At', value: each => each.at, show: each => time(each.at, true) },
    { name: 'State', value: each => each.state },
    { name: 'Statistic', value: each => each.statistic, show: each => number(each.statistic), isNumber: true },
    { name: 'Threshold', value: each => each.threshold, show: each => number(each.threshold), isNumber: true },
    {
        name: 'Foretold and realised',
        value: each => (each.figures ?? []).map(figure => `${figure.figure} ${figure.foretold ?? ''} ${figure.realised ?? ''}`).join('; '),
        show: each =>
            (each.figures ?? [])
                .map(figure => `${figure.figure}: ${number(figure.foretold)} ± ${number(figure.deviation)}, was ${number(figure.realised)}`)
                .join('; '),
    },
];

/** Guard rails of a check: in how many of the drawn days each was newly broken, and what that proves. */
function Rails(props: { of: string; rails: readonly RailCount[] }) {
    if (props.rails.length === 0) {
        return null;
    }
    return (
        <div class="scroll" tabIndex={0} role="region" aria-label={`Guard rails of ${props.of}, as a table that scrolls`}>
            <table class="counted">
                <thead>
                    <tr>
                        <th scope="col">Guard rail</th>
                        <th scope="col" class="num">
                            Newly broken
                        </th>
                        <th scope="col" class="num">
                            Surely below
                        </th>
                        <th scope="col" class="num">
                            Allowed
                        </th>
                        <th scope="col" class="minor">
                            Where
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {props.rails.map(each => (
                        <tr key={each.rail}>
                            <td>{each.rail}</td>
                            <td class="num">
                                {each.broken} of {each.draws}
                            </td>
                            <td class={`num${(each.upperBound ?? 0) > (each.allowed ?? 1) ? ' over' : ''}`}>{percent(each.upperBound)}</td>
                            <td class="num">{percent(each.allowed)}</td>
                            <td class="minor mono">{(each.cells ?? []).map(shortCell).join(', ') || '–'}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

/** A day as a row of periods for each cell that sleeps in one of them. */
function Schedule(props: { result: PlanResult }) {
    const rows = sleepers(props.result);
    const hours = (props.result.periodMillis ?? 3_600_000) / 3_600_000;
    return (
        <div class="scroll" tabIndex={0} role="region" aria-label="Who sleeps when, as a table that scrolls">
            <table class="schedule">
                <caption class="sr">Periods of the day in which each cell sleeps</caption>
                <thead>
                    <tr>
                        <th scope="col">Cell</th>
                        {rows[0]?.periods.map((_, i) => (
                            <th key={i} scope="col">
                                {tickText(Math.round(i * hours * 100) / 100)}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {rows.map(row => (
                        <tr key={row.cellId}>
                            <th scope="row" class="mono">
                                <a href={href('cell', row.cellId)}>{row.cellId}</a>
                            </th>
                            {row.periods.map((isAsleep, i) => (
                                <td key={i} class={isAsleep ? 'asleep' : ''}>
                                    <span class="sr">{isAsleep ? 'asleep' : 'up'}</span>
                                </td>
                            ))}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

/** One plan: the proof of each check, what was tried, and how it does. */
export function PlanPage(props: { planId: string }) {
    const { planId } = props;
    const path = `/v1/plans/${encodeURIComponent(planId)}`;
    const reading = useReading(path, signal => get<PlanDetail>(path, signal), 3000);
    const isWatched = ['CANARY', 'ROLLED_OUT'].includes(reading.value?.stage ?? '');
    const watch = useReading(
        `${path}/watch ${isWatched}`,
        async (signal): Promise<PlanWatch> => (isWatched ? get<PlanWatch>(`${path}/watch?limit=1000`, signal) : {}),
        5000,
    );
    const policyId = isWatched ? reading.value?.policyId : undefined;
    const policy = useReading(
        `policy of ${policyId ?? 'none'}`,
        async (signal): Promise<Partial<PolicyLine>> =>
            policyId === undefined ? {} : get<Policy>(`/v1/policies/${encodeURIComponent(policyId)}`, signal).catch(() => ({})),
        5000,
    );
    const hindrance = policy.value?.refusal ?? policy.value?.trouble;
    const figures = [...new Set((watch.value?.items ?? []).flatMap(each => (each.figures ?? []).map(figure => figure.figure)))].slice(0, 4);
    const [decision, setDecision] = useState<'approval' | 'withdrawal' | undefined>(undefined);
    return (
        <div class="stack">
            <p class="crumb">
                <a href={href('plans')}>Plans and policies</a>
            </p>
            <Shown reading={reading} what={`plan ${planId}`}>
                {plan => (
                    <>
                        <Panel
                            title={`${kindName(plan.kind)} plan ${plan.planId}`}
                            aside={
                                <>
                                    <Chip level={stageOf(plan.stage).level}>{stageOf(plan.stage).words}</Chip>
                                    {canBeApproved(plan) && (
                                        <button type="button" class="main" onClick={() => setDecision('approval')}>
                                            Approve
                                        </button>
                                    )}
                                    {canBeWithdrawn(plan) && (
                                        <button type="button" class="danger" onClick={() => setDecision('withdrawal')}>
                                            Withdraw
                                        </button>
                                    )}
                                </>
                            }
                        >
                            <div class="body">
                                <p>{plan.trouble ?? plan.sentence ?? plan.result?.gate?.sentence}</p>
                                {hindrance !== undefined && (
                                    <p class="stale" role="status">
                                        Not in force: {hindrance}
                                    </p>
                                )}
                                <p class="quiet">
                                    {plan.actor === undefined ? '' : `Ordered by ${plan.actor}: ${plan.reason ?? ''}. `}
                                    {plan.isPaused ? 'The rollout pauses: reports are missing. ' : ''}
                                    {plan.policyId !== undefined && isWatched && (
                                        <a href={href('plans', `policy:${plan.policyId}`)}>Its policy</a>
                                    )}
                                </p>
                            </div>
                            {plan.jobId !== undefined && plan.stage === 'PLANNING' && <Progress jobId={plan.jobId} ended={reading.again} />}
                        </Panel>
                        {plan.result?.gate?.checks && (
                            <Panel title="The gate’s checks">
                                <ol class="checks">
                                    {plan.result.gate.checks.map(check => (
                                        <li key={check.number} class={check.passed ? 'passed' : 'failed'}>
                                            <p>
                                                <span class="mono">{check.number}</span> <strong>{check.check}</strong>{' '}
                                                <Chip level={check.passed ? 'good' : 'bad'}>{check.passed ? 'holds' : 'does not hold'}</Chip>
                                            </p>
                                            <p>{check.sentence}</p>
                                            <div class="evidence">
                                                <Rails of={`check ${check.number}`} rails={railsOf(check.evidence)} />
                                                <dl class="pairs small">
                                                    {evidenceLines(check.evidence).map(([name, value]) => (
                                                        <>
                                                            <dt>{name}</dt>
                                                            <dd>{value}</dd>
                                                        </>
                                                    ))}
                                                </dl>
                                            </div>
                                        </li>
                                    ))}
                                </ol>
                            </Panel>
                        )}
                        {plan.result && changesOf(plan.result).length > 0 && <PlanChanges planId={planId} result={plan.result} />}
                        {plan.result && sleepers(plan.result).length > 0 && (
                            <Panel title="Who sleeps when">
                                <Schedule result={plan.result} />
                            </Panel>
                        )}
                        {(plan.result?.recommendations?.length ?? 0) > 0 && (
                            <Panel title="What is advised">
                                <ol class="advice">
                                    {plan.result?.recommendations?.map(each => (
                                        <li key={each.rank}>
                                            <p>
                                                <span class="mono">{each.rank}</span> <strong>{each.action}</strong>{' '}
                                                <Chip level={each.verdict === 'RECOMMENDED' ? 'good' : 'quiet'}>{words(each.verdict)}</Chip>{' '}
                                                <span class="quiet">
                                                    {each.probabilityBetter === undefined ? '' : `better with probability ${percent(each.probabilityBetter)}`}
                                                </span>
                                            </p>
                                            <p>{[...each.expected, ...each.why].join('; ')}</p>
                                            {each.wouldChange.length > 0 && (
                                                <p class="quiet">Would change it: {each.wouldChange.join('; ')}</p>
                                            )}
                                        </li>
                                    ))}
                                </ol>
                            </Panel>
                        )}
                        {plan.result?.candidates && (
                            <Panel title="What was tried">
                                <Table
                                    name="Candidates"
                                    file={`plan-${planId}-candidates`}
                                    columns={plan.result.candidates.some(each => each.gain !== undefined) ? settingsColumns(plan.result.candidates[0]) : CANDIDATES}
                                    rows={[...plan.result.candidates, ...(plan.result.baselines ?? [])]}
                                    rowKey={each => each.name}
                                    isMarked={each => each.name === plan.result?.plan}
                                    empty={<p>Nothing was tried.</p>}
                                />
                            </Panel>
                        )}
                        {watch.value && (watch.value.items?.length ?? 0) > 0 && (
                            <Panel title="Predicted against realised">
                                <p class="note">{watch.value.sentence}</p>
                                {figures.map((figure, i) => (
                                    <div key={figure}>
                                        <h3 class="figure-name">
                                            {figure} <Export chartId={`watch-${i}`} name={`plan-${planId}-${i}`} />
                                        </h3>
                                        <WatchChart items={watch.value?.items ?? []} figure={figure} chartId={`watch-${i}`} />
                                    </div>
                                ))}
                                <Table
                                    name="Watch"
                                    file={`plan-${planId}-watch`}
                                    columns={WATCH}
                                    rows={watch.value.items ?? []}
                                    rowKey={each => each.at}
                                    empty={<p>No report yet.</p>}
                                />
                            </Panel>
                        )}
                        {plan.result?.policy !== undefined && (
                            <Panel title={plan.kind === undefined || plan.kind === 'energy' ? 'The policy' : 'As it is kept'}>
                                <Json value={plan.result.policy} label="Policy of the plan" />
                            </Panel>
                        )}
                        {plan.order !== undefined && (
                            <Panel title="What was ordered">
                                <Json value={orderShown(plan.order)} label="Order of the plan" />
                            </Panel>
                        )}
                        {decision && (
                            <Decide
                                title={decision === 'approval' ? `Approve plan ${planId}` : `Withdraw plan ${planId}`}
                                what={
                                    decision === 'approval'
                                        ? `${plan.kind === undefined || plan.kind === 'energy' ? 'Its policy goes' : 'Its settings go'} to a few cells first, and to all of them when ${plan.kind === undefined || plan.kind === 'energy' ? 'it keeps its' : 'they keep their'} promise there.`
                                        : plan.stage === 'PLANNING'
                                        ? 'It is not planned any further.'
                                        : 'What it has changed is taken back.'
                                }
                                verb={decision === 'approval' ? 'Approve' : 'Withdraw'}
                                isDanger={decision === 'withdrawal'}
                                act={(actor, reason) => send('POST', `${path}/${decision}`, { actor, reason })}
                                done={reading.again}
                                close={() => setDecision(undefined)}
                            />
                        )}
                    </>
                )}
            </Shown>
        </div>
    );
}
