import { get } from '../api';
import { fixed, horizon, kpiName, number, percent, span, time, unitName } from '../format';
import { TrustChip } from '../parts/Chips';
import { Export } from '../parts/Export';
import { ForecastChart } from '../parts/ForecastChart';
import { StaleNote } from '../parts/NoTwin';
import { Panel, Shown, useReading } from '../parts/States';
import { Table, type Column } from '../parts/Table';
import { href, route, set } from '../route';
import type { Cell, Fidelity, Forecast, Measurement, Trail } from '../types';
import { interval, stateWords, sureness } from '../words';
import { AnomalyList } from './Anomalies';

const KPIS = [
    'RRU.PrbTotDl',
    'DRB.RlcSduTransmittedVolumeDL',
    'DRB.UEThpDl',
    'DRB.MeanActiveUeDl',
    'RRC.ConnMean',
] as const;

const MINUTES = [2, 5, 10, 30, 60] as const;

const MEASUREMENTS: readonly Column<Measurement>[] = [
    {
        name: 'Measurement',
        value: each => each.name,
        show: each => <span title={each.name}>{kpiName(each.name)}</span>,
    },
    { name: 'Mean', value: each => each.mean, show: each => number(each.mean), isNumber: true },
    { name: '±', hint: 'One standard deviation', value: each => each.deviation, show: each => number(each.deviation), isNumber: true },
    { name: 'Unit', value: each => each.unit, show: each => unitName(each.unit) },
    {
        name: '90 % lie in',
        value: each => {
            const range = interval(each);
            return range ? `${range.low} .. ${range.high}` : undefined;
        },
        show: each => {
            const range = interval(each);
            return range ? `${number(range.low)} … ${number(range.high)}` : '–';
        },
        isNumber: true,
        isMinor: true,
    },
    { name: 'In words', value: each => sureness(each), isMinor: true },
    { name: 'Age', value: each => each.ageMillis, show: each => span(each.ageMillis), isNumber: true },
];

const FIDELITIES: readonly Column<Fidelity>[] = [
    { name: 'Measurement', value: each => each.kpi, show: each => <span title={each.kpi}>{kpiName(each.kpi)}</span> },
    { name: 'Reports of', value: each => each.granularityMillis, show: each => horizon(each.granularityMillis), isNumber: true, isMinor: true },
    { name: 'Ahead', value: each => each.horizonMillis, show: each => horizon(each.horizonMillis), isNumber: true },
    { name: 'Fidelity', hint: '1 is perfect', value: each => each.fidelity, show: each => fixed(each.fidelity, 3), isNumber: true },
    {
        name: 'Skill',
        hint: 'Above 0 is better than taking the last value',
        value: each => each.skill,
        show: each => fixed(each.skill, 3),
        isNumber: true,
    },
    { name: 'Predictions', value: each => each.predictions, isNumber: true, isMinor: true },
];

function Score(props: { trail: Trail; coverage: number | undefined }) {
    const { trail, coverage } = props;
    if (trail.scored === 0) {
        return (
            <p class="note">
                None of what was foreseen {horizon(trail.horizonMillis)} ahead has come yet; the first comes{' '}
                {horizon(trail.horizonMillis)} after this planner has begun to listen.
            </p>
        );
    }
    const gain =
        trail.meanErrorNaive !== undefined && trail.meanErrorNaive > 0 && trail.meanError !== undefined
            ? 1 - trail.meanError / trail.meanErrorNaive
            : undefined;
    return (
        <p class="note">
            Of <span class="mono">{trail.scored}</span> forecasts made {horizon(trail.horizonMillis)} before,{' '}
            <span class="mono">{trail.inside90}</span> had the truth in their 90 % interval (
            {percent(trail.inside90 / trail.scored)}). Mean error <span class="mono">{number(trail.meanError)}</span>, of the
            last value <span class="mono">{number(trail.meanErrorNaive)}</span>
            {gain === undefined ? '' : gain >= 0 ? `: ${percent(gain)} less` : `: ${percent(-gain)} more`}.
            {coverage !== undefined && <> The twin’s own count of coverage, a second ahead: {percent(coverage)}.</>}
        </p>
    );
}

function ForecastPanel(props: { cellId: string }) {
    const { cellId } = props;
    const { query } = route.value;
    const kpi = KPIS.find(each => each === query['kpi']) ?? KPIS[0];
    const minutes = MINUTES.find(each => String(each) === query['minutes']) ?? 5;
    const ahead = query['ahead'] === '60' ? 60_000 : 10_000;
    const reading = useReading(
        `${cellId}/${kpi}/${minutes}`,
        signal =>
            get<Forecast>(
                `/v1/live/cells/${encodeURIComponent(cellId)}/forecast?kpi=${encodeURIComponent(kpi)}&minutes=${minutes}`,
                signal,
            ),
        2000,
    );
    const trail = reading.value?.past.find(each => each.horizonMillis === ahead);
    return (
        <Panel
            title="Foreseen, and what came true"
            aside={
                <>
                    <label class="field">
                        of
                        <select value={kpi} onChange={event => set({ kpi: event.currentTarget.value })}>
                            {KPIS.map(each => (
                                <option key={each} value={each}>
                                    {kpiName(each)}
                                </option>
                            ))}
                        </select>
                    </label>
                    <label class="field">
                        last
                        <select value={String(minutes)} onChange={event => set({ minutes: event.currentTarget.value })}>
                            {MINUTES.map(each => (
                                <option key={each} value={String(each)}>
                                    {each} min
                                </option>
                            ))}
                        </select>
                    </label>
                    <div class="segments" role="radiogroup" aria-label="As it was foreseen before">
                        {[10_000, 60_000].map(each => (
                            <button
                                key={each}
                                type="button"
                                role="radio"
                                aria-checked={ahead === each}
                                onClick={() => set({ ahead: each === 60_000 ? '60' : undefined })}
                            >
                                {horizon(each)} before
                            </button>
                        ))}
                    </div>
                    <Export chartId="forecast-chart" name={`forecast-${cellId}`} />
                </>
            }
        >
            <Shown reading={reading} what="the forecast">
                {forecast => (
                    <>
                        <ForecastChart forecast={forecast} trail={trail} minutes={minutes} chartId="forecast-chart" />
                        {trail ? (
                            <Score trail={trail} coverage={forecast.fan[0]?.coverage90} />
                        ) : (
                            <p class="note">
                                Past forecasts are kept of the load only; of this measurement the fan is shown.
                                {forecast.fan[0]?.coverage90 !== undefined && (
                                    <> Coverage of its 90 % interval a second ahead: {percent(forecast.fan[0].coverage90)}.</>
                                )}
                            </p>
                        )}
                        <Members forecast={forecast} />
                    </>
                )}
            </Shown>
        </Panel>
    );
}

/** Which members of the combination count, at the horizons shown. */
function Members(props: { forecast: Forecast }) {
    const shown = props.forecast.fan.filter(each => [1000, 10_000, 60_000].includes(each.horizonMillis));
    if (shown.every(each => each.members.length === 0)) {
        return null;
    }
    return (
        <p class="note">
            Made of{' '}
            {shown
                .map(
                    each =>
                        `${horizon(each.horizonMillis)} ahead: ${each.members
                            .filter(member => member.weight >= 0.05)
                            .map(member => `${member.member} ${percent(member.weight)}`)
                            .join(', ')}`,
                )
                .join('; ')}
            .
        </p>
    );
}

/** One cell: its state in words and figures, and its forecast. */
export function CellPage(props: { cellId: string }) {
    const { cellId } = props;
    const reading = useReading(cellId, signal => get<Cell>(`/v1/live/cells/${encodeURIComponent(cellId)}`, signal), 1000);
    return (
        <>
            <StaleNote />
            <Shown reading={reading} what={`cell ${cellId}`}>
                {cell => (
                    <div class="stack">
                        <div class="headline">
                            <p class="crumb">
                                <a href={href('network')}>Network</a>
                            </p>
                            <p class="name mono">{cell.cellId}</p>
                            <TrustChip cell={cell} />
                            <dl class="facts">
                                {cell.place && (
                                    <>
                                        <dt>Site</dt>
                                        <dd>{cell.place.siteId}</dd>
                                    </>
                                )}
                                <dt>Node</dt>
                                <dd>{cell.ranName ?? '–'}</dd>
                                {cell.place && (
                                    <>
                                        <dt>Azimuth</dt>
                                        <dd class="mono">{cell.place.azimuthDegrees ?? '–'}°</dd>
                                        <dt>Power</dt>
                                        <dd class="mono">{fixed(cell.place.powerDbm, 1)} dBm</dd>
                                    </>
                                )}
                                <dt>As of</dt>
                                <dd class="mono">{time(cell.networkTime)}</dd>
                            </dl>
                            <a class="button" href={href('what-if', '', { cells: cell.cellId })}>
                                What if …
                            </a>
                        </div>
                        {cell.ranName !== undefined && <ForecastPanel cellId={cellId} />}
                        <div class="split">
                            <Panel title="State">
                                <ul class="sentences body">
                                    {stateWords(cell).map(sentence => (
                                        <li key={sentence}>{sentence}</li>
                                    ))}
                                </ul>
                                <Table
                                    name="Measurements"
                                    file={`measurements-${cellId}`}
                                    columns={MEASUREMENTS}
                                    rows={cell.measurements}
                                    rowKey={each => each.name}
                                    empty={<p>Nothing is believed of this cell yet.</p>}
                                />
                            </Panel>
                            <div class="stack">
                                <Panel title="Fidelity">
                                    <Table
                                        name="Fidelity"
                                        file={`fidelity-${cellId}`}
                                        columns={FIDELITIES}
                                        rows={cell.fidelities}
                                        rowKey={each => `${each.kpi}/${each.granularityMillis}/${each.horizonMillis}`}
                                        empty={<p>No prediction has met its report yet.</p>}
                                    />
                                </Panel>
                                <Panel title="Anomalies">
                                    <AnomalyList
                                        items={cell.anomalies}
                                        empty="Nothing looks wrong with this cell."
                                    />
                                </Panel>
                            </div>
                        </div>
                    </div>
                )}
            </Shown>
        </>
    );
}
