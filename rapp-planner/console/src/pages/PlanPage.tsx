import { useState } from 'preact/hooks';
import { get, send } from '../api';
import { fixed, number, percent, time } from '../format';
import { Chip } from '../parts/Chips';
import { Decide } from '../parts/Decide';
import { Json } from '../parts/Json';
import { Panel, Shown, useReading } from '../parts/States';
import { Table, type Column } from '../parts/Table';
import {
    canBeApproved,
    canBeWithdrawn,
    evidenceLines,
    stageOf,
    type Candidate,
    type PlanDetail,
    type PlanWatch,
    type WatchItem,
} from '../plans';
import { href } from '../route';

const CANDIDATES: readonly Column<Candidate>[] = [
    { name: 'Schedule', value: each => each.name, show: each => <span title={each.words}>{each.name}</span> },
    { name: 'Saves kWh', value: each => each.savedKilowattHours, show: each => number(each.savedKilowattHours), isNumber: true },
    { name: 'at least', hint: 'Lower confidence bound', value: each => each.lowerBound, show: each => number(each.lowerBound), isNumber: true },
    { name: 'Share', value: each => each.savedShare, show: each => percent(each.savedShare), isNumber: true },
    { name: 'Sleeps', value: each => each.sleeps, show: each => fixed(each.sleeps, 0), isNumber: true, isMinor: true },
    {
        name: 'Days broken',
        hint: 'Days in which a guard rail broke, of those tried',
        value: each => each.daysWithBrokenRails,
        show: each => `${each.daysWithBrokenRails ?? '–'} of ${each.days ?? '–'}`,
        isNumber: true,
    },
];

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

/** One plan: the proof of each check, what was tried, and how it does. */
export function PlanPage(props: { planId: string }) {
    const { planId } = props;
    const path = `/v1/plans/${encodeURIComponent(planId)}`;
    const reading = useReading(path, signal => get<PlanDetail>(path, signal), 3000);
    const isWatched = ['CANARY', 'ROLLED_OUT'].includes(reading.value?.stage ?? '');
    const watch = useReading(
        `${path}/watch ${isWatched}`,
        async (signal): Promise<PlanWatch> => (isWatched ? get<PlanWatch>(`${path}/watch`, signal) : {}),
        5000,
    );
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
                            title={`Plan ${plan.planId}`}
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
                            </div>
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
                                            <dl class="pairs small">
                                                {evidenceLines(check.evidence).map(([name, value]) => (
                                                    <>
                                                        <dt>{name}</dt>
                                                        <dd>{value}</dd>
                                                    </>
                                                ))}
                                            </dl>
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
                                    columns={CANDIDATES}
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
                            <Panel title="The policy">
                                <Json value={plan.result.policy} label="Policy of the plan" />
                            </Panel>
                        )}
                        {decision && (
                            <Decide
                                title={decision === 'approval' ? `Approve plan ${planId}` : `Withdraw plan ${planId}`}
                                what={
                                    decision === 'approval'
                                        ? 'Its policy goes to a few cells first, and to all of them when it keeps its promise there.'
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
