import { kpiName, number, percent, shortCell, signed, time, unitName, words } from '../format';
import { legend, shadeOfLoad } from '../map/colours';
import { NetworkMap } from '../map/NetworkMap';
import { Bars } from '../parts/Bars';
import { Export } from '../parts/Export';
import { Panel } from '../parts/States';
import { Table, type Column } from '../parts/Table';
import { href } from '../route';
import { saveText } from '../save';
import { actionWords, isSure, loadsAfter, quantile, railWords, totals } from '../scenario';
import type { CellLine, Effect, Scenario, WhatIfAnswer } from '../types';

/** An interval against nought, as a small picture; the columns beside it have the figures. */
function Whisker(props: { effect: Effect; most: number }) {
    const { effect, most } = props;
    const at = (value: number | undefined): number => 50 + (48 * Math.max(-most, Math.min(most, value ?? 0))) / Math.max(most, 1e-12);
    const [low, middle, high] = [quantile(effect, 0.05), quantile(effect, 0.5), quantile(effect, 0.95)];
    return (
        <svg class="whisker" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-zero" x="49.7" y="0" width="0.6" height="10" />
            <rect class="whisker-range" x={at(low)} y="3.5" width={Math.max(0.5, at(high) - at(low))} height="3" />
            <rect class={isSure(effect) ? 'whisker-sure' : 'whisker-unsure'} x={at(middle) - 1} y="1" width="2" height="8" />
        </svg>
    );
}

/** What came of a what-if. */
export function WhatIfResult(props: { scenario: Scenario; answer: WhatIfAnswer; cells: readonly CellLine[] }) {
    const { scenario, answer, cells } = props;
    const loads = loadsAfter(answer);
    const load = (cell: CellLine, which: 'before' | 'after'): number | undefined => loads.get(cell.cellId)?.[which] ?? cell.loadPercent;
    const most = new Map<string, number>();
    for (const effect of answer.effects) {
        most.set(effect.kpi, Math.max(most.get(effect.kpi) ?? 0, Math.abs(quantile(effect, 0.05) ?? 0), Math.abs(quantile(effect, 0.95) ?? 0)));
    }
    const columns: readonly Column<Effect>[] = [
        {
            name: 'Cell',
            value: each => each.cellId,
            show: each => (
                <a class="mono" href={href('cell', each.cellId)} title={each.cellId}>
                    {shortCell(each.cellId)}
                </a>
            ),
        },
        { name: 'Quantity', value: each => each.kpi, show: each => <span title={each.kpi}>{kpiName(each.kpi)}</span> },
        { name: 'Without', value: each => each.without, show: each => number(each.without), isNumber: true },
        {
            name: 'With',
            value: each => (each.without ?? NaN) + (quantile(each, 0.5) ?? NaN),
            show: each => number((each.without ?? NaN) + (quantile(each, 0.5) ?? NaN)),
            isNumber: true,
            isMinor: true,
        },
        { name: 'Change', hint: 'Median', value: each => quantile(each, 0.5), show: each => signed(quantile(each, 0.5)), isNumber: true },
        { name: '5 %', value: each => quantile(each, 0.05), show: each => signed(quantile(each, 0.05)), isNumber: true, isMinor: true },
        { name: '95 %', value: each => quantile(each, 0.95), show: each => signed(quantile(each, 0.95)), isNumber: true, isMinor: true },
        { name: 'Unit', value: each => each.unit, show: each => unitName(each.unit) },
        {
            name: 'Against nought',
            hint: '90 % interval and median; the scale is that of the quantity',
            value: each => (isSure(each) ? 'sure' : 'not sure'),
            show: each => <Whisker effect={each} most={most.get(each.kpi) ?? 1} />,
            isMinor: true,
        },
    ];
    const explanation = answer.explanation;
    const sentences = explanation?.sentences ?? [];
    const isOfCell = (sentence: string): boolean => cells.some(cell => sentence.startsWith(`${cell.cellId}:`));
    const short = sentences.filter(sentence => !isOfCell(sentence));
    const rest = sentences.filter(isOfCell);
    const largest = Math.max(...(explanation?.actionShares.map(Math.abs) ?? [1]), 1e-9);
    return (
        <div class="stack">
            <Panel
                title={`What would change over ${scenario.horizonSeconds >= 120 ? `${scenario.horizonSeconds / 60} min` : `${scenario.horizonSeconds} s`}`}
                aside={
                    <>
                        <span class="quiet">
                            {answer.draws} draws, as of {time(answer.networkTime)}, {words(answer.basis)}
                        </span>
                        <button
                            type="button"
                            class="link"
                            onClick={() =>
                                saveText('what-if.json', 'application/json', `${JSON.stringify({ scenario, answer }, null, 2)}\n`)
                            }
                        >
                            JSON
                        </button>
                    </>
                }
            >
                {answer.draws < answer.drawsAsked && (
                    <p class="note">
                        Only {answer.draws} of {answer.drawsAsked} draws were made: the twin had too little time.
                    </p>
                )}
                <div class="pair">
                    {(['before', 'after'] as const).map(which => (
                        <figure key={which}>
                            <figcaption>
                                {which === 'before' ? 'Without' : 'With the actions'}
                                <Export chartId={`map-${which}`} name={`what-if-${which}`} />
                            </figcaption>
                            <NetworkMap
                                cells={cells}
                                shade={cell => shadeOfLoad(load(cell, which)).shade}
                                say={cell => `load ${number(load(cell, which))} %`}
                                letter={cell => {
                                    const found = loads.get(cell.cellId);
                                    const by = found ? found.after - found.before : 0;
                                    return which === 'after' && Math.abs(by) >= 3 ? `${by > 0 ? '+' : '−'}${Math.abs(Math.round(by))}` : '';
                                }}
                                label={which === 'before' ? 'Loads without the actions' : 'Loads with the actions; numbers are changes in points'}
                                chartId={`map-${which}`}
                                isPicture
                            />
                        </figure>
                    ))}
                </div>
                <ul class="legend body" aria-label="Colours: load">
                    {legend('load').map(each => (
                        <li key={each.label}>
                            <span class={`swatch ${each.shade}`} aria-hidden="true" />
                            {each.label}
                        </li>
                    ))}
                </ul>
                <dl class="totals">
                    {totals(answer).map(each => (
                        <div key={each.kpi}>
                            <dt>{kpiName(each.kpi)}, all cells</dt>
                            <dd>
                                <span class="mono large">{signed(each.change)}</span> {unitName(each.unit)}
                                <span class="quiet">
                                    {each.low !== each.high && ` (${signed(each.low)} … ${signed(each.high)})`}
                                    {each.before > 0 && ` of ${number(each.before)}`}
                                </span>
                            </dd>
                        </div>
                    ))}
                </dl>
            </Panel>
            <div class="split even">
                <Panel title="Guard rails">
                    {answer.guardRails.length === 0 ? (
                        <p class="nothing">None was set.</p>
                    ) : (
                        <div class="body">
                            <Bars
                                label="How likely each guard rail breaks"
                                most={1}
                                rows={answer.guardRails.map((verdict, i) => ({
                                    key: String(i),
                                    name: railWords(scenario.guardRails[i] ?? { kpi: verdict.kpi }),
                                    value: verdict.violationProbability,
                                    text: verdict.violationProbability === 0 ? 'held in all draws' : `breaks ${percent(verdict.violationProbability)}`,
                                    tone: verdict.violationProbability > 0.05 ? 'bar-bad' : 'bar-warn',
                                }))}
                            />
                            {answer.guardRails.map((verdict, i) =>
                                verdict.cellIds.length === 0 ? null : (
                                    <p key={i} class="quiet">
                                        {railWords(scenario.guardRails[i] ?? { kpi: verdict.kpi })}: likeliest in{' '}
                                        {verdict.cellIds.slice(0, 5).map((cellId, k) => (
                                            <>
                                                {k > 0 && ', '}
                                                <a class="mono" href={href('cell', cellId)}>
                                                    {shortCell(cellId)}
                                                </a>
                                            </>
                                        ))}
                                        {verdict.cellIds.length > 5 && ` and ${verdict.cellIds.length - 5} more`}
                                    </p>
                                ),
                            )}
                        </div>
                    )}
                </Panel>
                <Panel title={explanation ? `Why: what each action does to ${kpiName(explanation.kpi)}` : 'Why'}>
                    {explanation ? (
                        <div class="body">
                            <Bars
                                label="Shapley values of the actions"
                                isSigned
                                most={largest}
                                rows={scenario.actions.map((action, i) => ({
                                    key: String(i),
                                    name: actionWords(action),
                                    value: explanation.actionShares[i] ?? 0,
                                    text: `${signed(explanation.actionShares[i])} ${unitName(explanation.unit)}`,
                                    tone: (explanation.actionShares[i] ?? 0) > 0 ? 'bar-warn' : 'bar-fill',
                                }))}
                            />
                            <ul class="sentences">
                                {short.map(sentence => (
                                    <li key={sentence}>{sentence}</li>
                                ))}
                            </ul>
                            {rest.length > 0 && (
                                <details>
                                    <summary>Cell by cell: {rest.length} sentences</summary>
                                    <ul class="sentences">
                                        {rest.map(sentence => (
                                            <li key={sentence}>{sentence}</li>
                                        ))}
                                    </ul>
                                </details>
                            )}
                            <p class="quiet">Shapley values, {explanation.isExact ? 'exact' : 'sampled'}.</p>
                        </div>
                    ) : (
                        <p class="nothing">{answer.unexplained ?? 'No explanation was asked for: more than 20 actions cannot be told apart.'}</p>
                    )}
                </Panel>
            </div>
            {answer.reservations.length > 0 && (
                <Panel title="What could not be reckoned">
                    <ul class="sentences body">
                        {answer.reservations.map(each => (
                            <li key={each}>{each}</li>
                        ))}
                    </ul>
                </Panel>
            )}
            <Panel title="Every effect">
                <Table
                    name="Effects"
                    file="what-if-effects"
                    columns={columns}
                    rows={answer.effects}
                    rowKey={each => `${each.cellId}/${each.kpi}`}
                    most={40}
                    empty={<p>Nothing changes.</p>}
                />
            </Panel>
        </div>
    );
}
