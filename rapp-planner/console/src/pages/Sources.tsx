import { all, get } from '../api';
import { fixed, horizon, span, time, words } from '../format';
import { fromTwin, link, now } from '../live';
import { Chip } from '../parts/Chips';
import { Empty, Panel, Shown, useReading } from '../parts/States';
import { Table, type Column } from '../parts/Table';
import { missingPeriods } from '../history';
import type { DataSource, Health, NodeLine, StoredCell } from '../types';

const NODES: readonly Column<NodeLine>[] = [
    { name: 'Node', value: each => each.ranName },
    {
        name: 'E2',
        value: each => each.isConnected,
        show: each => <Chip level={each.isConnected ? 'good' : 'bad'}>{each.isConnected ? 'connected' : 'away'}</Chip>,
    },
    { name: 'Cells', value: each => each.cellIds.length, isNumber: true },
    { name: 'Freshest', hint: 'Age of the freshest cell', value: each => each.youngestMillis, show: each => span(each.youngestMillis), isNumber: true, isMinor: true },
    { name: 'Oldest', hint: 'Age of the oldest cell', value: each => each.oldestMillis, show: each => span(each.oldestMillis), isNumber: true },
    {
        name: 'Not offered',
        hint: 'Measurements that were asked for and that it does not offer',
        value: each => each.missingMeasurements.join(' '),
        show: each => (each.missingMeasurements.length === 0 ? '–' : <span title={each.missingMeasurements.join(', ')}>{each.missingMeasurements.length}</span>),
        isMinor: true,
    },
];

interface StoredSeries {
    cellId: string;
    granularityMillis: number;
    rolledUp: boolean;
    rows: number;
    first: string;
    last: string;
}

const STORED: readonly Column<StoredSeries>[] = [
    { name: 'Cell', value: each => each.cellId, show: each => <span class="mono">{each.cellId}</span> },
    { name: 'Period', value: each => each.granularityMillis, show: each => horizon(each.granularityMillis), isNumber: true },
    { name: 'Rows', value: each => each.rows, show: each => fixed(each.rows, 0), isNumber: true },
    {
        name: 'Missing',
        hint: 'Periods between the first and the last of which there is no row',
        value: each => missingPeriods(each),
        show: each => (missingPeriods(each) > 0 ? <Chip level="warn">{fixed(missingPeriods(each), 0)}</Chip> : '0'),
        isNumber: true,
    },
    { name: 'From', value: each => each.first, show: each => time(each.first, true), isMinor: true },
    { name: 'To', value: each => each.last, show: each => time(each.last, true) },
    { name: 'Kind', value: each => (each.rolledUp ? 'rolled up' : 'as reported'), isMinor: true },
];

function sum(counts: Record<string, number>): number {
    return Object.values(counts).reduce((all, each) => all + each, 0);
}

const FED_BY: readonly Column<DataSource>[] = [
    { name: 'Source', value: each => each.source, show: each => <span title={each.topic}>{each.source}</span> },
    {
        name: 'State',
        value: each => (each.isAlive ? 'followed' : 'not followed'),
        show: each => (
            <span title={`${each.connection} ${each.order}`.trim()}>
                <Chip level={each.isAlive ? 'good' : 'bad'}>{each.isAlive ? 'followed' : 'not followed'}</Chip>
            </span>
        ),
    },
    {
        name: 'Last report',
        hint: 'How long ago the last report came',
        value: each => each.lastReportAgeSeconds,
        show: each => (each.lastReportAgeSeconds === undefined ? 'none yet' : `${span(1000 * each.lastReportAgeSeconds)} ago`),
        isNumber: true,
    },
    { name: 'Up to', hint: 'End of the newest period, network time', value: each => each.newestPeriodEnd, show: each => time(each.newestPeriodEnd, true), isMinor: true },
    { name: 'Reports', value: each => each.reports, show: each => fixed(each.reports, 0), isNumber: true, isMinor: true },
    { name: 'Rows', value: each => each.rows, show: each => fixed(each.rows, 0), isNumber: true, isMinor: true },
    {
        name: 'Gaps',
        hint: 'Periods that never came, and records that were lost',
        value: each => (each.missingPeriods ?? 0) + (each.lostRecords ?? 0),
        isNumber: true,
    },
    { name: 'Late', hint: 'Reports that came after later ones', value: each => each.lateReports ?? 0, isNumber: true, isMinor: true },
    {
        name: 'Refused',
        hint: 'Left out, by cause',
        value: each => sum(each.refused),
        show: each => (
            <span title={[...Object.entries(each.refused).map(([cause, count]) => `${cause}: ${count}`), ...(each.problems ?? []).map(problem => problem.reason)].join('; ')}>
                {sum(each.refused)}
            </span>
        ),
        isNumber: true,
    },
];

/** Where what is known comes from, and how old it is. */
export function SourcesPage() {
    const nodes = useReading('nodes', signal => fromTwin<{ items: NodeLine[] }>('/v1/live/nodes', signal), 2000);
    const stored = useReading('stored', signal => all<StoredCell>('/v1/data/cells', 5000, signal), 15_000);
    const fed = useReading('sources', signal => all<DataSource>('/v1/data/sources', 2000, signal), 5000);
    const health = useReading('health', signal => get<Health>('/health', signal), 5000);
    const twin = link.value;
    return (
        <div class="stack">
            <div class="split even">
                <Panel title="Twin">
                    <dl class="pairs body">
                        <dt>Address</dt>
                        <dd class="mono">{twin.address ?? 'none named'}</dd>
                        <dt>State</dt>
                        <dd>{words(twin.state)}</dd>
                        <dt>Since</dt>
                        <dd>{twin.since === undefined ? '–' : `${time(twin.since, true)} UTC, ${span(now.value - Date.parse(twin.since))}`}</dd>
                        {twin.trouble !== undefined && (
                            <>
                                <dt>Trouble</dt>
                                <dd>{twin.trouble}</dd>
                            </>
                        )}
                    </dl>
                </Panel>
                <Panel title="Where policies and settings go">
                    <Shown reading={health} what="the RICs">
                        {found =>
                            found.otherSide ? (
                                <dl class="pairs body">
                                    {found.otherSide.rics.map(ric => (
                                        <>
                                            <dt>{ric.ricId === 'o1' ? 'O1' : ric.ricId}</dt>
                                            <dd>
                                                <Chip level={ric.canBeWritten ? 'good' : 'bad'}>{ric.state.toLowerCase()}</Chip>{' '}
                                                <span class="quiet" title={ric.policyTypeIds.join(', ')}>
                                                    {ric.ricId === 'o1' ? 'offsets, tilts, powers' : `${ric.policyTypeIds.length} policy ${ric.policyTypeIds.length === 1 ? 'type' : 'types'}`}
                                                </span>
                                            </dd>
                                        </>
                                    ))}
                                    <dt>Compared</dt>
                                    <dd>{time(found.otherSide.comparedAt, true)}</dd>
                                    {found.otherSide.trouble !== undefined && (
                                        <>
                                            <dt>Trouble</dt>
                                            <dd>{found.otherSide.trouble}</dd>
                                        </>
                                    )}
                                </dl>
                            ) : (
                                <p class="nothing">Nothing is pushed: the planner was started without --pms, --a1 and --o1.</p>
                            )
                        }
                    </Shown>
                </Panel>
            </div>
            <Panel title="E2 nodes">
                {nodes.problem?.kind === 'no-twin' ? (
                    <Empty title="No twin is connected.">
                        <p>{nodes.problem.message}</p>
                    </Empty>
                ) : (
                    <Shown reading={nodes} what="the nodes">
                        {({ items }) => (
                            <Table name="E2 nodes" file="nodes" columns={NODES} rows={items} rowKey={each => each.ranName} empty={<p>The RIC knows no node.</p>} />
                        )}
                    </Shown>
                )}
            </Panel>
            <Panel title="What fills the history">
                <Shown reading={fed} what="the sources of the history">
                    {found => (
                        <Table
                            name="Sources of the history"
                            file="sources"
                            columns={FED_BY}
                            rows={found}
                            rowKey={each => each.source}
                            empty={<p>Nothing is followed: rows come from rantwin data import, from PM data (rantwin data follow), or from the twin.</p>}
                        />
                    )}
                </Shown>
            </Panel>
            <Panel title="History of the planner">
                <Shown reading={stored} what="the history">
                    {cells => (
                        <Table
                            name="History"
                            file="history"
                            columns={STORED}
                            rows={cells.flatMap(cell => cell.series.map(series => ({ cellId: cell.cellId, ...series })))}
                            rowKey={each => `${each.cellId}/${each.granularityMillis}/${each.rolledUp}`}
                            empty={<p>Nothing was imported: rantwin data import, or a planner that takes PM data, fills it.</p>}
                        />
                    )}
                </Shown>
            </Panel>
        </div>
    );
}
