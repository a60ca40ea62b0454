import { useState } from 'preact/hooks';
import { all, get, Problem, send } from '../api';
import { number, signed, time, unitName, words } from '../format';
import { Chip } from '../parts/Chips';
import { Decide } from '../parts/Decide';
import { Json } from '../parts/Json';
import { Empty, Panel, Shown, Trouble, useReading } from '../parts/States';
import { Table, type Column } from '../parts/Table';
import { kindName } from '../order';
import { stageOf, type PlanLine } from '../plans';
import { go, href } from '../route';
import { fromTwin } from '../live';
import type { ControlEffect, EnforcedPolicy, KillSwitch, Policy, PolicyLine } from '../types';
import { OrderPage } from './OrderPage';
import { PlanPage } from './PlanPage';

function phaseLevel(policy: PolicyLine): 'good' | 'warn' | 'bad' | 'quiet' {
    if (policy.refusal !== undefined || policy.phase === 'REFUSED') {
        return 'bad';
    }
    return policy.phase === 'IN_PLACE' ? 'good' : policy.phase === 'GONE' ? 'quiet' : 'warn';
}

const POLICIES: readonly Column<PolicyLine>[] = [
    {
        name: 'Policy',
        value: each => each.policyId,
        show: each => <a href={href('plans', `policy:${each.policyId}`)}>{each.policyId}</a>,
    },
    { name: 'Type', value: each => each.policyTypeId, isMinor: true },
    { name: 'RIC', value: each => each.ricId, isMinor: true },
    { name: 'Phase', value: each => each.phase, show: each => <Chip level={phaseLevel(each)}>{words(each.phase)}</Chip> },
    {
        name: 'Status',
        value: each => each.status?.enforceStatus,
        show: each => (each.status ? words(each.status.enforceStatus) : 'none yet'),
    },
    { name: 'Rev.', value: each => each.revision, isNumber: true, isMinor: true },
    { name: 'Who', value: each => each.actor, isMinor: true },
    { name: 'Why', value: each => each.reason, isMinor: true },
    { name: 'Changed', value: each => each.changedAt, show: each => time(each.changedAt, true), isNumber: true },
];

const PLANS: readonly Column<PlanLine>[] = [
    {
        name: 'Plan',
        value: each => each.planId,
        show: each => (
            <a class="mono" href={href('plans', `plan:${each.planId}`)} title={each.planId}>
                {each.planId.slice(0, 8)}
            </a>
        ),
    },
    { name: 'Kind', value: each => each.kind, show: each => kindName(each.kind), isMinor: true },
    {
        name: 'Stage',
        value: each => each.stage,
        show: each => <Chip level={stageOf(each.stage).level}>{stageOf(each.stage).words}</Chip>,
    },
    { name: 'How it stands', value: each => each.trouble ?? each.sentence },
    { name: 'Policy', value: each => each.policyId, isMinor: true },
    { name: 'Who', value: each => each.actor, isMinor: true },
    { name: 'Ordered', value: each => each.orderedAt, show: each => time(each.orderedAt, true), isNumber: true, isMinor: true },
];

const EFFECTS: readonly Column<ControlEffect & { policyId: string }>[] = [
    { name: 'Policy', value: each => each.policyId, isMinor: true },
    { name: 'Cell', value: each => each.cellId, show: each => <a class="mono" href={href('cell', each.cellId)}>{each.cellId}</a> },
    { name: 'Control', value: each => each.control },
    { name: 'Sent', value: each => each.sent, show: each => time(each.sent), isNumber: true, isMinor: true },
    {
        name: 'Outcome',
        value: each => each.outcome,
        show: each => (
            <Chip level={each.outcome === 'VERIFIED' ? 'good' : each.outcome === 'FAILED' || each.outcome === 'NO_EFFECT' ? 'bad' : 'quiet'}>
                {words(each.outcome)}
            </Chip>
        ),
    },
    { name: 'Promised', value: each => each.predicted, show: each => signed(each.predicted), isNumber: true },
    { name: 'Realised', value: each => each.realised, show: each => (each.realised === undefined ? 'awaited' : signed(each.realised)), isNumber: true },
    { name: 'Unit', value: each => each.unit, show: each => unitName(each.unit) },
];

/** The big switch: stops every policy of this planner. */
function KillSwitchPanel() {
    const reading = useReading('kill', signal => get<KillSwitch>('/v1/kill-switch', signal), 5000);
    const [isAsked, setIsAsked] = useState(false);
    return (
        <Panel title="Kill switch" class={reading.value?.isOn ? 'alarmed' : ''}>
            <Shown reading={reading} what="the kill switch">
                {state => (
                    <div class="switch">
                        <p>
                            {state.isOn ? (
                                <>
                                    <strong>On</strong> since {time(state.at, true)}, by {state.actor}: {state.reason}. No policy of this
                                    planner is in force, and none is taken.
                                </>
                            ) : (
                                'Off: policies are kept in force.'
                            )}
                        </p>
                        <button type="button" class={state.isOn ? '' : 'danger'} onClick={() => setIsAsked(true)}>
                            {state.isOn ? 'Let policies go on' : 'Stop all policies'}
                        </button>
                        {isAsked && (
                            <Decide
                                title={state.isOn ? 'Let policies go on' : 'Stop all policies'}
                                what={
                                    state.isOn
                                        ? 'What is wanted is put in force again.'
                                        : 'Every policy of this planner is taken out of the network at once, and none is taken until somebody releases the switch.'
                                }
                                verb={state.isOn ? 'Let them go on' : 'Stop all'}
                                isDanger={!state.isOn}
                                act={(actor, reason) => send('PUT', '/v1/kill-switch', { isOn: !state.isOn, actor, reason })}
                                done={reading.again}
                                close={() => setIsAsked(false)}
                            />
                        )}
                    </div>
                )}
            </Shown>
        </Panel>
    );
}

/** Whether this planner serves plans is in its document; asking for them in vain would be noted as an error by the browser. */
async function readPlans(signal: AbortSignal): Promise<PlanLine[] | 'not served'> {
    hasPlans ??= get<{ paths: Record<string, unknown> }>('/openapi.json').then(document => '/v1/plans' in document.paths);
    try {
        return (await hasPlans) ? await all<PlanLine>('/v1/plans', 2000, signal) : 'not served';
    } catch (failed) {
        if (failed instanceof Problem && failed.status === 404) {
            return 'not served';
        }
        hasPlans = undefined;
        throw failed;
    }
}

let hasPlans: Promise<boolean> | undefined;

function PlansPanel() {
    const reading = useReading('plans', readPlans, 4000);
    return (
        <Panel
            title="Plans"
            aside={
                reading.value !== undefined &&
                reading.value !== 'not served' && (
                    <a class="button" href={href('plans', 'new')}>
                        Order a plan
                    </a>
                )
            }
        >
            {reading.value === 'not served' ? (
                <Empty title="This planner does not serve plans.">
                    <p>
                        Plans are proposals with the gate’s proof: which cells may sleep at which hour, or which offsets, tilts and powers
                        to set, what that gains at least, and how likely a guard rail breaks. From a terminal:{' '}
                        <code>rantwin plan --help</code>. A planner that serves{' '}
                        <code>/v1/plans</code> shows them here, with approval and withdrawal.
                    </p>
                </Empty>
            ) : (
                <Shown reading={reading} what="the plans">
                    {found => (
                        <Table
                            name="Plans"
                            file="plans"
                            columns={PLANS}
                            rows={found === 'not served' ? [] : found}
                            rowKey={each => each.planId}
                            onRow={each => go(href('plans', `plan:${each.planId}`))}
                            empty={<p>No plan was ordered yet.</p>}
                        />
                    )}
                </Shown>
            )}
        </Panel>
    );
}

function PolicyPage(props: { policyId: string }) {
    const { policyId } = props;
    const reading = useReading(`policy ${policyId}`, signal => get<Policy>(`/v1/policies/${encodeURIComponent(policyId)}`, signal), 4000);
    return (
        <div class="stack">
            <p class="crumb">
                <a href={href('plans')}>Plans and policies</a>
            </p>
            <Shown reading={reading} what={`policy ${policyId}`}>
                {policy => (
                    <div class="split even">
                        <Panel title={`Policy ${policy.policyId}`} aside={<Chip level={phaseLevel(policy)}>{words(policy.phase)}</Chip>}>
                            <dl class="pairs body">
                                <dt>Type</dt>
                                <dd>{policy.policyTypeId}</dd>
                                <dt>RIC</dt>
                                <dd>{policy.ricId}</dd>
                                <dt>Revision</dt>
                                <dd>
                                    {policy.revision}, there {policy.revisionThere}
                                </dd>
                                <dt>Wanted by</dt>
                                <dd>
                                    {policy.actor}: {policy.reason}
                                </dd>
                                {policy.refusal !== undefined && (
                                    <>
                                        <dt>Refused</dt>
                                        <dd>{policy.refusal}</dd>
                                    </>
                                )}
                                {policy.trouble !== undefined && (
                                    <>
                                        <dt>Trouble</dt>
                                        <dd>{policy.trouble}</dd>
                                    </>
                                )}
                            </dl>
                            <Table
                                name="History of its status"
                                file={`policy-${policyId}-history`}
                                columns={[
                                    { name: 'At', value: each => each.at, show: each => time(each.at, true) },
                                    { name: 'Status', value: each => each.status?.enforceStatus, show: each => (each.status ? words(each.status.enforceStatus) : 'not known at the RIC') },
                                    { name: 'Reason', value: each => each.status?.enforceReason, show: each => (each.status?.enforceReason ? words(each.status.enforceReason) : '') },
                                ]}
                                rows={policy.history}
                                rowKey={each => each.at}
                                empty={<p>No status was seen yet.</p>}
                            />
                        </Panel>
                        <Panel title="Its body">
                            <Json value={policy.policy} label="Body of the policy" />
                        </Panel>
                    </div>
                )}
            </Shown>
        </div>
    );
}

/** Plans, the policies that are kept in force, and what they did. */
export function PlansPage(props: { id: string }) {
    const { id } = props;
    if (id.startsWith('policy:')) {
        return <PolicyPage key={id} policyId={id.slice(7)} />;
    }
    if (id === 'new') {
        return <OrderPage />;
    }
    if (id.startsWith('plan:')) {
        return <PlanPage key={id} planId={id.slice(5)} />;
    }
    return <Overview />;
}

function Overview() {
    const policies = useReading('policies', signal => all<PolicyLine>('/v1/policies', 5000, signal), 4000);
    const enforced = useReading('enforced', signal => fromTwin<{ items: EnforcedPolicy[] }>('/v1/live/policies', signal), 4000);
    const rows = (enforced.value?.items ?? []).flatMap(each => each.effects.map(effect => ({ ...effect, policyId: each.policyId })));
    const isWithout = enforced.problem instanceof Problem && enforced.problem.kind === 'no-twin';
    return (
        <div class="stack">
            <KillSwitchPanel />
            <PlansPanel />
            <Panel title="Policies kept in force by this planner">
                <Shown reading={policies} what="the policies">
                    {found => (
                        <Table
                            name="Policies"
                            file="policies"
                            columns={POLICIES}
                            rows={found}
                            rowKey={each => each.policyId}
                            onRow={each => go(href('plans', `policy:${each.policyId}`))}
                            empty={<p>Nothing is wanted. A plan that passes the gate, or rantwin policy want, puts a policy here.</p>}
                        />
                    )}
                </Shown>
            </Panel>
            <Panel title="At the xApp: promised and realised">
                {enforced.problem && isWithout ? (
                    <Empty title="No twin is connected.">
                        <p>{enforced.problem.message}</p>
                    </Empty>
                ) : enforced.problem ? (
                    <Trouble problem={enforced.problem} again={enforced.again} />
                ) : (
                    <>
                        <ul class="held">
                            {(enforced.value?.items ?? []).map(each => (
                                <li key={each.policyId}>
                                    <strong>{each.policyId}</strong> <span class="quiet">{each.policyTypeId}</span>{' '}
                                    <Chip level={each.enforceStatus === 'ENFORCED' ? 'good' : 'warn'}>{words(each.enforceStatus)}</Chip>{' '}
                                    {each.reason}
                                    <span class="quiet"> {number(each.effects.length)} controls told</span>
                                </li>
                            ))}
                        </ul>
                        <Table
                            name="Controls and their effects"
                            file="effects"
                            columns={EFFECTS}
                            rows={rows}
                            rowKey={each => `${each.policyId}/${each.cellId}/${each.sent}/${each.control}`}
                            empty={<p>{(enforced.value?.items.length ?? 0) === 0 ? 'The xApp holds no policy.' : 'No control was needed yet.'}</p>}
                        />
                    </>
                )}
            </Panel>
        </div>
    );
}
