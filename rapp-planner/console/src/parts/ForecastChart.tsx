import { useState } from 'preact/hooks';
import { horizon as horizonWords, number, tickText, time, unitName } from '../format';
import { round, timeTicks, linear } from '../scale';
import type { Forecast, PastPoint, Trail } from '../types';
import { area, line } from './path';
import { useWidth } from './useWidth';

interface Props {
    forecast: Forecast;
    trail: Trail | undefined;
    minutes: number;
    chartId: string;
}

const LEFT = 44;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 24;

/** Whether a truth lay outside its 90 % interval. */
export function isMiss(point: PastPoint): boolean {
    const [low, high] = [point.quantiles[0], point.quantiles[4]];
    return (
        point.truth !== undefined && low !== undefined && high !== undefined && (point.truth < low || point.truth > high)
    );
}

/** What was reported, what had been foreseen of it, and the fan of what is foreseen. */
export function ForecastChart(props: Props) {
    const { forecast, trail, minutes, chartId } = props;
    const { ref, width } = useWidth();
    const [at, setAt] = useState<number | undefined>(undefined);
    const height = width < 600 ? 240 : 300;
    const origin = forecast.fan[0]?.originMillis ?? forecast.reports[forecast.reports.length - 1]?.timeMillis ?? 0;
    const from = origin - minutes * 60_000;
    const furthest = Math.max(20_000, minutes * 30_000);
    const fan = forecast.fan.filter(each => each.horizonMillis <= furthest);
    const until = origin + (fan[fan.length - 1]?.horizonMillis ?? 10_000) * 1.02;
    const reports = forecast.reports.filter(each => each.timeMillis >= from);
    const past = (trail?.points ?? []).filter(each => each.timeMillis >= from && each.timeMillis <= until);
    const values = [
        ...reports.map(each => each.value ?? 0),
        ...fan.flatMap(each => each.quantiles),
        ...past.flatMap(each => each.quantiles),
    ];
    const isShare = forecast.unit === '%';
    const x = linear(from, until, LEFT, Math.max(LEFT + 10, width - RIGHT));
    const y = isShare
        ? linear(0, 100, height - BOTTOM, TOP, 5)
        : round(Math.min(0, ...values), Math.max(1e-6, ...values), height - BOTTOM, TOP, 5);
    const gap = x.at(from + Math.max(4 * forecast.periodMillis, 15_000)) - x.at(from);
    const band = (points: readonly { t: number; q: number[] }[], low: number, high: number, most: number): string =>
        area(
            points.map(each => [x.at(each.t), y.at(each.q[low] ?? 0), y.at(each.q[high] ?? 0)] as const),
            most,
        );
    const fanPoints = fan.map(each => ({ t: each.originMillis + each.horizonMillis, q: each.quantiles }));
    const pastPoints = past.map(each => ({ t: each.timeMillis, q: each.quantiles }));
    const lastReport = reports[reports.length - 1];
    const naive = fan[0]?.naive;
    const nearest =
        at === undefined
            ? undefined
            : reports.reduce<(typeof reports)[number] | undefined>(
                  (best, each) =>
                      best === undefined || Math.abs(each.timeMillis - at) < Math.abs(best.timeMillis - at) ? each : best,
                  undefined,
              );
    const foreseen =
        at === undefined
            ? undefined
            : [...past.map(each => ({ t: each.timeMillis, q: each.quantiles, naive: each.naive })),
               ...fan.map(each => ({ t: each.originMillis + each.horizonMillis, q: each.quantiles, naive: each.naive }))]
                  .sort((a, b) => Math.abs(a.t - at) - Math.abs(b.t - at))[0];
    const unit = unitName(forecast.unit);
    const onKeyDown = (event: KeyboardEvent): void => {
        const by = { ArrowLeft: -5000, ArrowRight: 5000, PageUp: -30_000, PageDown: 30_000 }[event.key];
        if (by !== undefined) {
            setAt(Math.min(until, Math.max(from, (at ?? origin) + by)));
            event.preventDefault();
        }
    };
    return (
        <div ref={ref} class="chart">
            {width > 0 && (
                <svg
                    id={chartId}
                    viewBox={`0 0 ${width} ${height}`}
                    height={height}
                    tabindex={0}
                    role="img"
                    aria-label={`Reports of the last ${minutes} minutes and the forecast. Left and right move through time; the values are told below the chart.`}
                    onKeyDown={onKeyDown}
                    onPointerMove={event => {
                        const box = event.currentTarget.getBoundingClientRect();
                        const share = (event.clientX - box.left - LEFT) / Math.max(1, width - LEFT - RIGHT);
                        setAt(share < 0 || share > 1 ? undefined : from + share * (until - from));
                    }}
                    onPointerLeave={() => setAt(undefined)}
                >
                    {y.ticks.map(tick => (
                        <g key={tick}>
                            <line class="grid" x1={LEFT} x2={width - RIGHT} y1={y.at(tick)} y2={y.at(tick)} />
                            <text class="axis" x={LEFT - 6} y={y.at(tick)} text-anchor="end" dominant-baseline="central">
                                {tickText(tick)}
                            </text>
                        </g>
                    ))}
                    {timeTicks(from, until, Math.max(3, Math.floor(width / 110))).map(tick => (
                        <text key={tick} class="axis" x={x.at(tick)} y={height - 7} text-anchor="middle">
                            {time(tick)}
                        </text>
                    ))}
                    <path class="band-90" d={band(pastPoints, 0, 4, gap * 2)} />
                    <path class="band-50" d={band(pastPoints, 1, 3, gap * 2)} />
                    <path class="fan-90" d={band(fanPoints, 0, 4, Infinity)} />
                    <path class="fan-50" d={band(fanPoints, 1, 3, Infinity)} />
                    <path
                        class="naive"
                        d={line(
                            past.map(each => [x.at(each.timeMillis), each.naive === undefined ? undefined : y.at(each.naive)]),
                            gap * 2,
                        )}
                    />
                    {naive !== undefined && lastReport && (
                        <path class="naive" d={`M${x.at(origin).toFixed(1)} ${y.at(naive).toFixed(1)}H${x.at(until).toFixed(1)}`} />
                    )}
                    <path class="median" d={line(pastPoints.map(each => [x.at(each.t), y.at(each.q[2] ?? 0)]), gap * 2)} />
                    <path class="median" d={line(fanPoints.map(each => [x.at(each.t), y.at(each.q[2] ?? 0)]))} />
                    <path
                        class="reported"
                        d={line(
                            reports.map(each => [x.at(each.timeMillis), each.value === undefined ? undefined : y.at(each.value)]),
                            gap,
                        )}
                    />
                    {past.filter(isMiss).map(each => (
                        <circle key={each.timeMillis} class="miss" cx={x.at(each.timeMillis)} cy={y.at(each.truth ?? 0)} r={3} />
                    ))}
                    <line class="now" x1={x.at(origin)} x2={x.at(origin)} y1={TOP} y2={height - BOTTOM} />
                    <text class="axis" x={x.at(origin) + 4} y={TOP + 8}>
                        now
                    </text>
                    {at !== undefined && <line class="cross" x1={x.at(at)} x2={x.at(at)} y1={TOP} y2={height - BOTTOM} />}
                </svg>
            )}
            <p class="readout" aria-live="polite">
                {at === undefined ? (
                    <span class="quiet">
                        Bands: 50 and 90 % of what is foreseen, behind now as it was {trail ? horizonWords(trail.horizonMillis) : ''} before. Dots:
                        outside the 90 %. Dotted: the last value, carried on.
                    </span>
                ) : (
                    <>
                        <span class="mono">{time(at)}</span>
                        {nearest && at <= origin && (
                            <>
                                {' '}
                                reported <span class="mono">{number(nearest.value)}</span> {unit}
                            </>
                        )}
                        {foreseen && (
                            <>
                                {' '}
                                foreseen <span class="mono">{number(foreseen.q[2])}</span>, 90 %{' '}
                                <span class="mono">
                                    {number(foreseen.q[0])} … {number(foreseen.q[4])}
                                </span>
                                , last value <span class="mono">{number(foreseen.naive)}</span>
                            </>
                        )}
                    </>
                )}
            </p>
        </div>
    );
}
