import { kpiName, percent, time, words } from '../format';
import { anomalies, cells, link } from '../live';
import { Bars } from '../parts/Bars';
import { NoTwin, StaleNote } from '../parts/NoTwin';
import { Empty, Panel } from '../parts/States';
import { saveText } from '../save';
import { csv } from '../csv';
import { href } from '../route';
import type { Anomaly } from '../types';

/** What each kind looks like, for those who meet it the first time. */
const KINDS: Record<string, string> = {
    SLEEPING_CELL: 'up, and serving nobody',
    DEGRADATION: 'slowly getting worse',
    LIAR_CELL: 'its reports contradict themselves or the neighbours',
    INTERFERENCE: 'noise or interference from outside',
    HARDWARE: 'heat or hardware on a bad way',
    FROZEN: 'its figures stand still',
    LOAD_SURGE: 'more load than usual; often what a neighbour’s failure looks like from here',
};

/** Anomalies with their reasons and the ranking of what may have caused them. */
export function AnomalyList(props: { items: readonly Anomaly[]; empty: string }) {
    if (props.items.length === 0) {
        return <p class="nothing">{props.empty}</p>;
    }
    return (
        <ul class="anomalies">
            {props.items.map(each => (
                <li key={`${each.cellId}/${each.kind ?? ''}`}>
                    <p class="what">
                        <span class="chip bad">{words(each.kind)}</span>
                        <a class="mono" href={href('cell', each.cellId)}>
                            {each.cellId}
                        </a>
                        <span class="quiet">since {time(each.since)}</span>
                    </p>
                    <p class="quiet">{KINDS[each.kind ?? ''] ?? ''}</p>
                    <ul class="reasons">
                        {each.reasons.map(reason => (
                            <li key={reason}>{reason.replace(/[A-Z]{2,4}\.[A-Za-z]+/g, kpi => kpiName(kpi))}</li>
                        ))}
                    </ul>
                    {each.rootCauses.length > 0 && (
                        <>
                            <h3>What may have caused it</h3>
                            <Bars
                                label="Ranking of root causes"
                                rows={each.rootCauses.map(cause => ({
                                    key: `${cause.cellId}/${cause.kind ?? ''}`,
                                    name:
                                        cause.cellId === each.cellId && cause.kind === each.kind
                                            ? 'itself'
                                            : `${cause.cellId}, ${words(cause.kind)}`,
                                    link: href('cell', cause.cellId),
                                    value: cause.share ?? 0,
                                    text: percent(cause.share),
                                }))}
                                most={1}
                            />
                        </>
                    )}
                    {(each.faultProbability1h ?? 0) > 0 && (
                        <p class="quiet">
                            A hardware fault: {percent(each.faultProbability1h)} within an hour, {percent(each.faultProbability24h)}{' '}
                            within a day.
                        </p>
                    )}
                </li>
            ))}
        </ul>
    );
}

function save(items: readonly Anomaly[]): void {
    saveText(
        'anomalies.csv',
        'text/csv',
        csv(
            ['Cell', 'Kind', 'Since', 'Fault within 1 h', 'Fault within 24 h', 'Reasons', 'Root causes'],
            items.map(each => [
                each.cellId,
                each.kind,
                each.since,
                each.faultProbability1h,
                each.faultProbability24h,
                each.reasons.join(' '),
                each.rootCauses.map(cause => `${cause.cellId} ${cause.kind ?? ''} ${cause.share ?? ''}`).join('; '),
            ]),
        ),
    );
}

/** What looks wrong in the network, likeliest first. */
export function AnomaliesPage() {
    const { items, basis } = anomalies.value;
    if (cells.value.size === 0 && link.value.state !== 'CONNECTED') {
        return <NoTwin />;
    }
    return (
        <>
            <StaleNote />
            <Panel
                title={items.length === 0 ? 'Anomalies' : `Anomalies, likeliest first: ${items.length}`}
                aside={
                    <button type="button" class="link" disabled={items.length === 0} onClick={() => save(items)}>
                        CSV
                    </button>
                }
            >
                {items.length === 0 ? (
                    <Empty title="Nothing looks wrong.">
                        <p>{basis}</p>
                    </Empty>
                ) : (
                    <>
                        <AnomalyList items={items} empty="" />
                        <p class="note">{basis}</p>
                    </>
                )}
            </Panel>
        </>
    );
}
