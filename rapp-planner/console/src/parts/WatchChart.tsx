import { number, tickText, time } from '../format';
import { linear, round, timeTicks } from '../scale';
import type { WatchItem } from '../plans';
import { area, line } from './path';
import { useWidth } from './useWidth';

const LEFT = 56;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 24;
const HEIGHT = 200;
const HALF_90 = 1.645;

/** What was foretold of a figure, as a band of 90 %, beside what came. */
export function WatchChart(props: { items: readonly WatchItem[]; figure: string; chartId: string }) {
    const { items, figure, chartId } = props;
    const { ref, width } = useWidth();
    const points = items.flatMap(item => {
        const found = item.figures?.find(each => each.figure === figure);
        return found?.foretold === undefined
            ? []
            : [{ t: Date.parse(item.at), foretold: found.foretold, half: HALF_90 * (found.deviation ?? 0), realised: found.realised }];
    });
    const times = points.map(each => each.t);
    const x = linear(Math.min(...times), Math.max(...times), LEFT, Math.max(LEFT + 10, width - RIGHT));
    const values = points.flatMap(each => [each.foretold - each.half, each.foretold + each.half, each.realised ?? each.foretold]);
    const y = round(Math.min(...values), Math.max(...values), HEIGHT - BOTTOM, TOP, 4);
    const last = points[points.length - 1];
    return (
        <div ref={ref} class="chart">
            {width > 0 && points.length > 0 && (
                <svg
                    id={chartId}
                    viewBox={`0 0 ${width} ${HEIGHT}`}
                    height={HEIGHT}
                    role="img"
                    aria-label={`${figure}: foretold and realised; the table below has the figures`}
                >
                    {y.ticks.map(tick => (
                        <g key={tick}>
                            <line class="grid" x1={LEFT} x2={width - RIGHT} y1={y.at(tick)} y2={y.at(tick)} />
                            <text class="axis" x={LEFT - 6} y={y.at(tick)} text-anchor="end" dominant-baseline="central">
                                {tickText(tick)}
                            </text>
                        </g>
                    ))}
                    {timeTicks(x.min, x.max, Math.max(3, Math.floor(width / 130))).map(tick => (
                        <text key={tick} class="axis" x={x.at(tick)} y={HEIGHT - 7} text-anchor="middle">
                            {time(tick)}
                        </text>
                    ))}
                    <path class="fan-90" d={area(points.map(each => [x.at(each.t), y.at(each.foretold - each.half), y.at(each.foretold + each.half)] as const))} />
                    <path class="median" d={line(points.map(each => [x.at(each.t), y.at(each.foretold)]))} />
                    <path class="reported" d={line(points.map(each => [x.at(each.t), each.realised === undefined ? undefined : y.at(each.realised)]))} />
                </svg>
            )}
            <p class="readout quiet">
                Band and line: foretold, 90 %. Dark: realised
                {last ? `, ${number(last.realised)} where ${number(last.foretold)} was foretold at ${time(last.t)}` : ''}.
            </p>
        </div>
    );
}
