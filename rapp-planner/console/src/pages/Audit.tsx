import { useState } from 'preact/hooks';
import { all, get } from '../api';
import { time } from '../format';
import { Chip } from '../parts/Chips';
import { Json } from '../parts/Json';
import { Panel, Shown, useReading } from '../parts/States';
import { Table, type Column } from '../parts/Table';
import { route, set } from '../route';
import type { AuditRecord, Verification } from '../types';

function summary(data: unknown): string {
    if (typeof data !== 'object' || data === null) {
        return String(data);
    }
    return Object.entries(data)
        .filter(([, value]) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        .map(([name, value]) => `${name}: ${String(value)}`)
        .join(', ');
}

/** Day and time, each in one piece where a line is too short for both. */
function When(props: { at: string }) {
    const [day, clock] = time(props.at, true).split(' ');
    return (
        <>
            <span class="piece">{day}</span> <span class="piece">{clock}</span>
        </>
    );
}

const columns = (open: number | undefined, choose: (sequence: number) => void): readonly Column<AuditRecord>[] => [
    { name: 'No.', value: each => each.sequence, isNumber: true, isMinor: true },
    { name: 'At (UTC)', value: each => each.at, show: each => <When at={each.at} /> },
    {
        name: 'What',
        value: each => each.kind,
        show: each => (
            <button type="button" class="link cell" aria-expanded={each.sequence === open} onClick={event => { event.stopPropagation(); choose(each.sequence); }}>
                {each.kind}
            </button>
        ),
    },
    { name: 'Who', value: each => each.actor },
    { name: 'Data', value: each => JSON.stringify(each.data), show: each => <span class="cut">{summary(each.data)}</span> },
    { name: 'Hash', value: each => each.hash, show: each => <span class="mono">{each.hash.slice(0, 10)}…</span>, isMinor: true },
];

/** Every decision, and whether the chain that holds them is whole. */
export function AuditPage() {
    const { query } = route.value;
    const [open, setOpen] = useState<number | undefined>(undefined);
    const verification = useReading('verification', signal => get<Verification>('/v1/audit/verification', signal), 15_000);
    const records = useReading('audit', signal => all<AuditRecord>('/v1/audit', 10_000, signal), 8000);
    const toggle = (sequence: number): void => setOpen(sequence === open ? undefined : sequence);
    const search = (query['find'] ?? '').toLowerCase();
    const found = (records.value ?? []).filter(each => search === '' || JSON.stringify(each).toLowerCase().includes(search));
    const record = found.find(each => each.sequence === open);
    return (
        <div class="stack">
            <Panel
                title="The chain"
                aside={
                    <button type="button" class="link" onClick={verification.again}>
                        verify again
                    </button>
                }
            >
                <Shown reading={verification} what="the chain">
                    {state => (
                        <div class="body">
                            <p>
                                <Chip level={state.isWhole ? 'good' : 'bad'}>{state.isWhole ? 'whole' : 'broken'}</Chip>{' '}
                                {state.isWhole
                                    ? state.records === 0
                                        ? 'Nothing was decided yet.'
                                        : `All ${state.records} records hang together: none was changed, taken out or put in.`
                                    : `It breaks at record ${state.broken?.sequence ?? '?'}: ${state.broken?.reason ?? ''}`}
                            </p>
                            <p class="quiet">
                                Head <span class="mono wrap">{state.head}</span>
                            </p>
                        </div>
                    )}
                </Shown>
            </Panel>
            <Panel
                title="Records"
                aside={
                    <input
                        type="search"
                        placeholder="kind, who, policy, anything"
                        aria-label="Find records"
                        value={query['find'] ?? ''}
                        onInput={event => set({ find: event.currentTarget.value })}
                    />
                }
            >
                <Shown reading={records} what="the audit log">
                    {() => (
                        <Table
                            name="Audit log"
                            file="audit"
                            columns={columns(open, toggle)}
                            rows={found}
                            rowKey={each => String(each.sequence)}
                            sort={{ column: 0, isDown: true }}
                            onRow={each => toggle(each.sequence)}
                            isMarked={each => each.sequence === open}
                            empty={<p>{search === '' ? 'Nothing was decided yet.' : 'No record matches.'}</p>}
                        />
                    )}
                </Shown>
                {record && <Json value={record} label={`Record ${record.sequence}`} />}
            </Panel>
        </div>
    );
}
