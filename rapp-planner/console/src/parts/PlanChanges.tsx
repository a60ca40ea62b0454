import { number, shortCell, signed, tickText } from '../format';
import { sorted } from '../live';
import { NetworkMap } from '../map/NetworkMap';
import { attributeOf, changesOf, reachChanges, type Change, type PlanResult } from '../plans';
import { href } from '../route';
import { Chip } from './Chips';
import { Export } from './Export';
import { Panel } from './States';
import { Table, type Column } from './Table';

function Cell(props: { cellId: string }) {
    return (
        <a class="mono" href={href('cell', props.cellId)} title={props.cellId}>
            {shortCell(props.cellId)}
        </a>
    );
}

function columns(result: PlanResult): readonly Column<Change>[] {
    return [
        { name: 'Cell', value: each => each.cellId, show: each => <Cell cellId={each.cellId} /> },
        { name: 'Setting', value: each => each.attribute, show: each => <span title={each.attribute}>{attributeOf(each).words}</span> },
        ...(changesOf(result).some(each => each.snssai !== undefined) ? [{ name: 'Slice', value: (each: Change) => each.snssai, show: (each: Change) => each.snssai ?? '–' }] : []),
        { name: 'Towards', value: each => each.neighbourId, show: each => (each.neighbourId === undefined ? '–' : <Cell cellId={each.neighbourId} />) },
        { name: 'Now', hint: 'When it was planned; it gets this value back', value: each => each.from, show: each => tickText(each.from), isNumber: true },
        { name: 'To be', value: each => each.to, show: each => tickText(each.to), isNumber: true },
        { name: 'Change', value: each => each.to - each.from, show: each => signed(each.to - each.from), isNumber: true, isMinor: true },
        { name: 'Unit', value: each => attributeOf(each).unit, isMinor: true },
        {
            name: `Worth${result.unit === undefined ? '' : `, ${result.unit}`}`,
            hint: 'What would be missed without this border or cell, in steady states',
            value: each => each.worth,
            show: each => number(each.worth),
            isNumber: true,
            isMinor: true,
        },
        {
            name: 'When',
            value: each => (each.isOfCanary ? 'canary' : 'rollout'),
            show: each => <Chip level={each.isOfCanary ? 'warn' : 'quiet'}>{each.isOfCanary ? 'canary' : 'rollout'}</Chip>,
        },
    ];
}

/** What a plan of settings changes: on the map, and value by value. */
export function PlanChanges(props: { planId: string; result: PlanResult }) {
    const { planId, result } = props;
    const changes = changesOf(result);
    const reach = reachChanges(changes);
    const cells = sorted.value.filter(cell => cell.place !== undefined);
    const shade = (cellId: string): string => {
        const by = reach.get(cellId);
        return by === undefined || by === 0 ? 'seq-0' : by < 0 ? 'hot-0' : 'seq-3';
    };
    const isOffsets = changes.some(each => each.neighbourId !== undefined);
    const isShares = changes.some(each => each.snssai !== undefined);
    const [less, more] = isShares ? ['guarantees less', 'guarantees more'] : isOffsets ? ['hands users over sooner', 'takes users over'] : ['reaches less far', 'reaches further'];
    return (
        <Panel title="What is set" aside={cells.length > 0 ? <Export chartId="changes-map" name={`plan-${planId}-changes`} /> : undefined}>
            {cells.length > 0 && (
                <figure class="changes">
                    <NetworkMap
                        cells={cells}
                        shade={cell => shade(cell.cellId)}
                        letter={cell => {
                            const by = reach.get(cell.cellId) ?? 0;
                            return by === 0 ? '' : by < 0 ? '−' : '+';
                        }}
                        say={cell => {
                            const by = reach.get(cell.cellId) ?? 0;
                            return by === 0 ? 'stays as it is' : by < 0 ? less : more;
                        }}
                        label={`Cells that are changed: with a minus one that ${less}, with a plus one that ${more}`}
                        chartId="changes-map"
                        isPicture
                    />
                    <ul class="legend body">
                        <li>
                            <span class="swatch hot-0" aria-hidden="true" />− {less}
                        </li>
                        <li>
                            <span class="swatch seq-3" aria-hidden="true" />+ {more}
                        </li>
                        <li>
                            <span class="swatch seq-0" aria-hidden="true" />
                            on balance as it is
                        </li>
                    </ul>
                </figure>
            )}
            <Table
                name="Settings"
                file={`plan-${planId}-settings`}
                columns={columns(result)}
                rows={changes}
                rowKey={each => `${each.attribute} ${each.cellId} ${each.neighbourId ?? ''} ${each.snssai ?? ''}`}
                empty={<p>Nothing is set.</p>}
            />
        </Panel>
    );
}
