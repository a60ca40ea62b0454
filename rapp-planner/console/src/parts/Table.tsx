import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { csv } from '../csv';
import { saveText } from '../save';

export interface Column<T> {
    name: string;
    /** What it is sorted by and what stands in the file. */
    value: (row: T) => string | number | boolean | null | undefined;
    /** What is shown, when that is another thing. */
    show?: (row: T) => ComponentChildren;
    isNumber?: boolean;
    /** Explains the heading. */
    hint?: string;
    /** Left out where the screen is narrow. */
    isMinor?: boolean;
}

interface Props<T> {
    name: string;
    columns: readonly Column<T>[];
    rows: readonly T[];
    rowKey: (row: T) => string;
    sort?: { column: number; isDown: boolean };
    onRow?: (row: T) => void;
    onPoint?: (row: T | undefined) => void;
    isMarked?: (row: T) => boolean;
    empty: ComponentChildren;
    most?: number;
    /** For the file. */
    file: string;
}

function compared(a: unknown, b: unknown): number {
    const missing = (value: unknown): boolean => value === null || value === undefined || Number.isNaN(value);
    if (missing(a) || missing(b)) {
        return missing(a) && missing(b) ? 0 : missing(a) ? 1 : -1;
    }
    return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true });
}

/** Rows in the order of a column; what is not known comes last either way. */
export function inOrder<T>(rows: readonly T[], value: (row: T) => unknown, isDown: boolean): T[] {
    return [...rows].sort((a, b) => {
        const [x, y] = [value(a), value(b)];
        const known = compared(x, y);
        const isMissing = x === null || x === undefined || y === null || y === undefined;
        return isDown && !isMissing ? -known : known;
    });
}

/** A table that sorts by its headings and goes out as CSV. */
export function Table<T>(props: Props<T>) {
    const { name, columns, rows, rowKey, onRow, onPoint, isMarked, empty, file } = props;
    const [sort, setSort] = useState(props.sort);
    const [most, setMost] = useState(props.most ?? 200);
    const column = sort ? columns[sort.column] : undefined;
    const ordered = column ? inOrder(rows, row => column.value(row), sort?.isDown ?? false) : rows;
    const shown = ordered.slice(0, most);
    return (
        <div class="table">
            <div class="scroll" tabIndex={0} role="region" aria-label={`${name}, as a table that scrolls`}>
                <table>
                    <caption class="sr">{name}</caption>
                    <thead>
                        <tr>
                            {columns.map((each, i) => (
                                <th
                                    key={each.name}
                                    scope="col"
                                    class={`${each.isNumber ? 'num' : ''}${each.isMinor ? ' minor' : ''}`}
                                    aria-sort={sort?.column === i ? (sort.isDown ? 'descending' : 'ascending') : 'none'}
                                >
                                    <button
                                        type="button"
                                        title={each.hint}
                                        onClick={() =>
                                            setSort({
                                                column: i,
                                                isDown: sort?.column === i ? !sort.isDown : (each.isNumber ?? false),
                                            })
                                        }
                                    >
                                        {each.name}
                                        <span aria-hidden="true" class="order">
                                            {sort?.column === i ? (sort.isDown ? '▾' : '▴') : ''}
                                        </span>
                                    </button>
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {shown.map(row => (
                            <tr
                                key={rowKey(row)}
                                class={`${onRow ? 'open' : ''}${isMarked?.(row) ? ' marked' : ''}`}
                                onClick={onRow ? () => onRow(row) : undefined}
                                onPointerEnter={onPoint ? () => onPoint(row) : undefined}
                                onPointerLeave={onPoint ? () => onPoint(undefined) : undefined}
                            >
                                {columns.map(each => (
                                    <td
                                        key={each.name}
                                        class={`${each.isNumber ? 'num' : ''}${each.isMinor ? ' minor' : ''}`}
                                    >
                                        {each.show ? each.show(row) : (each.value(row) ?? '–')}
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
                {rows.length === 0 && <div class="nothing">{empty}</div>}
            </div>
            <div class="foot">
                <span class="quiet">
                    {shown.length < rows.length ? `${shown.length} of ${rows.length}` : rows.length === 1 ? '1 row' : `${rows.length} rows`}
                </span>
                {shown.length < rows.length && (
                    <button type="button" class="link" onClick={() => setMost(most * 5)}>
                        show more
                    </button>
                )}
                <button
                    type="button"
                    class="link"
                    disabled={rows.length === 0}
                    onClick={() =>
                        saveText(
                            `${file}.csv`,
                            'text/csv',
                            csv(
                                columns.map(each => each.name),
                                ordered.map(row => columns.map(each => each.value(row))),
                            ),
                        )
                    }
                >
                    CSV
                </button>
            </div>
        </div>
    );
}
