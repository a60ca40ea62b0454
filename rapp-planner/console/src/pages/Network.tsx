import { useState } from 'preact/hooks';
import { fixed, number, shortCell, span, words } from '../format';
import { ageOf, isRead, sorted } from '../live';
import { legend, letterOf, MODES, shadeOf, valueWords, type Mode } from '../map/colours';
import { NetworkMap } from '../map/NetworkMap';
import { Export } from '../parts/Export';
import { NoTwin, StaleNote } from '../parts/NoTwin';
import { Loading, Panel } from '../parts/States';
import { Table, type Column } from '../parts/Table';
import { TrustChip } from '../parts/Chips';
import { go, href, route, set } from '../route';
import { link } from '../live';
import type { CellLine } from '../types';

const COLUMNS: readonly Column<CellLine>[] = [
    {
        name: 'Cell',
        value: cell => cell.cellId,
        show: cell => (
            <a href={href('cell', cell.cellId)} class="mono" title={cell.cellId}>
                {shortCell(cell.cellId)}
            </a>
        ),
    },
    { name: 'Load %', value: cell => cell.loadPercent, show: cell => fixed(cell.loadPercent, 1), isNumber: true },
    {
        name: '±',
        hint: 'One standard deviation of the load',
        value: cell => cell.loadDeviationPercent,
        show: cell => fixed(cell.loadDeviationPercent, 1),
        isNumber: true,
        isMinor: true,
    },
    { name: 'Users', value: cell => cell.users, show: cell => fixed(cell.users, 1), isNumber: true },
    {
        name: 'Mbit/s',
        hint: 'User throughput, downlink',
        value: cell => (cell.throughputKbps === undefined ? undefined : cell.throughputKbps / 1000),
        show: cell => number(cell.throughputKbps === undefined ? undefined : cell.throughputKbps / 1000),
        isNumber: true,
        isMinor: true,
    },
    {
        name: 'W',
        hint: 'Electrical power',
        value: cell => cell.powerWatt,
        show: cell => fixed(cell.powerWatt, 0),
        isNumber: true,
        isMinor: true,
    },
    { name: 'Age', value: cell => ageOf(cell), show: cell => span(ageOf(cell)), isNumber: true },
    {
        name: 'Fid.',
        hint: 'Fidelity of the load, furthest ahead that is judged; at most 1',
        value: cell => cell.fidelity,
        show: cell => fixed(cell.fidelity, 2),
        isNumber: true,
    },
    {
        name: 'State',
        value: cell => (cell.anomaly ? words(cell.anomaly) : words(cell.trust)),
        show: cell => <TrustChip cell={cell} />,
    },
];

/** The network: a map and the same as a table. */
export function NetworkPage() {
    const [pointed, setPointed] = useState<string | undefined>(undefined);
    const { query } = route.value;
    const mode: Mode = MODES.find(each => each.mode === query['colour'])?.mode ?? 'load';
    const search = (query['find'] ?? '').toLowerCase();
    const all = sorted.value;
    if (all.length === 0) {
        return isRead.value || link.value.state !== 'CONNECTED' ? <NoTwin /> : <Loading what="the cells" />;
    }
    const found = search === ''
        ? all
        : all.filter(cell =>
              `${cell.cellId} ${cell.ranName ?? ''} ${cell.place?.siteId ?? ''} ${cell.trust ?? ''} ${cell.anomaly ?? ''}`
                  .toLowerCase()
                  .includes(search),
          );
    const marked = new Set(search === '' ? [] : found.map(cell => cell.cellId));
    const known = pointed === undefined ? undefined : all.find(cell => cell.cellId === pointed);
    return (
        <>
            <StaleNote />
            <div class="split">
                <Panel
                    title="Network"
                    class="mapped"
                    aside={
                        <>
                            <div class="segments" role="radiogroup" aria-label="Colour cells by">
                                {MODES.map(each => (
                                    <button
                                        key={each.mode}
                                        type="button"
                                        role="radio"
                                        aria-checked={mode === each.mode}
                                        onClick={() => set({ colour: each.mode === 'load' ? undefined : each.mode })}
                                    >
                                        {each.name}
                                    </button>
                                ))}
                            </div>
                            <Export chartId="network-map" name="network" />
                        </>
                    }
                >
                    <NetworkMap
                        cells={all}
                        shade={cell => shadeOf(mode, cell, ageOf(cell)).shade}
                        say={cell => valueWords(mode, cell, ageOf(cell))}
                        letter={letterOf}
                        marked={marked}
                        pointed={pointed}
                        onPoint={setPointed}
                        onChoose={cellId => go(href('cell', cellId))}
                        label={`Map of the network, coloured by ${mode}`}
                        chartId="network-map"
                    />
                    <div class="under">
                        <ul class="legend" aria-label={`Colours: ${mode}`}>
                            {legend(mode).map(each => (
                                <li key={each.label}>
                                    <span class={`swatch ${each.shade}`} aria-hidden="true" />
                                    {each.label}
                                </li>
                            ))}
                        </ul>
                        <p class="readout">
                            {known ? (
                                <>
                                    <span class="mono">{known.cellId}</span> {valueWords('load', known, undefined)},{' '}
                                    {valueWords('age', known, ageOf(known))}, {valueWords('fidelity', known, undefined)}
                                </>
                            ) : (
                                <span class="quiet">Dashed: not believed now. Point at a cell, or open it.</span>
                            )}
                        </p>
                    </div>
                </Panel>
                <Panel
                    title="Cells"
                    aside={
                        <input
                            type="search"
                            placeholder="cell, site, node, state"
                            aria-label="Find cells"
                            value={query['find'] ?? ''}
                            onInput={event => set({ find: event.currentTarget.value })}
                        />
                    }
                >
                    <Table
                        name="Cells"
                        file="cells"
                        columns={COLUMNS}
                        rows={found}
                        rowKey={cell => cell.cellId}
                        sort={{ column: 1, isDown: true }}
                        onPoint={cell => setPointed(cell?.cellId)}
                        isMarked={cell => cell.cellId === pointed}
                        empty={<p>No cell matches “{query['find']}”.</p>}
                    />
                </Panel>
            </div>
        </>
    );
}
