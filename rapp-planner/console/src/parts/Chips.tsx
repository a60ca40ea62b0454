import { words } from '../format';
import { trustWords } from '../words';
import type { CellLine } from '../types';

/** How far a cell is believed, and what looks wrong there. */
export function TrustChip(props: { cell: CellLine }) {
    const { cell } = props;
    if (cell.ranName === undefined) {
        return <span class="chip quiet">planned</span>;
    }
    if (cell.anomaly) {
        return <span class="chip bad">{words(cell.anomaly)}</span>;
    }
    const level = cell.trust === 'TRUSTED' ? 'good' : cell.trust === 'GATING' || cell.trust === 'CHANGED' ? 'quiet' : 'warn';
    return (
        <span class={`chip ${level}`} title={cell.trustReason ?? trustWords(cell.trust)}>
            {words(cell.trust)}
        </span>
    );
}

export function Chip(props: { level: 'good' | 'warn' | 'bad' | 'quiet'; children: string }) {
    return <span class={`chip ${props.level}`}>{props.children}</span>;
}
