import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { barMetres, layOut, neighbourOf, type Layout } from './geometry';
import type { CellLine } from '../types';

interface Props {
    cells: readonly CellLine[];
    /** Class of the style sheet for a cell. */
    shade: (cell: CellLine) => string;
    /** What a cell shows, in words. */
    say: (cell: CellLine) => string;
    letter?: (cell: CellLine) => string;
    /** Cells that are marked. */
    marked?: ReadonlySet<string>;
    /** The cell that others point at. */
    pointed?: string | undefined;
    onPoint?: (cellId: string | undefined) => void;
    onChoose?: (cellId: string) => void;
    label: string;
    chartId: string;
    /** Without controls and keys: a picture. */
    isPicture?: boolean;
}

interface View {
    x: number;
    y: number;
    width: number;
    height: number;
}

const SMALLEST = 0.08;

function zoomed(view: View, whole: View, factor: number, atX: number, atY: number): View {
    const width = Math.min(whole.width * 1.5, Math.max(whole.width * SMALLEST, view.width * factor));
    const height = (width * view.height) / view.width;
    return {
        x: atX - ((atX - view.x) * width) / view.width,
        y: atY - ((atY - view.y) * height) / view.height,
        width,
        height,
    };
}

/** The network as sectors. Outlines are made once for a topology; only classes change with each state. */
export function NetworkMap(props: Props) {
    const { cells, shade, say, letter, marked, pointed, onPoint, onChoose, label, chartId, isPicture } = props;
    const places = cells.map(cell => `${cell.cellId}${cell.place?.xMetres ?? ''}${cell.place?.azimuthDegrees ?? ''}`).join();
    // Outlines depend on places only, and states come every second.
    const layout: Layout = useMemo(() => layOut(cells), [places]);
    const [view, setView] = useState<View>(layout.box);
    const [at, setAt] = useState<string | undefined>(undefined);
    const svg = useRef<SVGSVGElement>(null);
    const drag = useRef<{ x: number; y: number; view: View; moved: boolean } | null>(null);
    useEffect(() => setView(layout.box), [layout]);

    const byId = new Map(cells.map(cell => [cell.cellId, cell]));
    const metresPerPixel = (): number => {
        const box = svg.current?.getBoundingClientRect();
        return box ? Math.max(view.width / box.width, view.height / box.height) : 1;
    };
    const zoom = (factor: number, event?: WheelEvent): void => {
        const box = svg.current?.getBoundingClientRect();
        const scale = metresPerPixel();
        const x = event && box ? view.x + view.width / 2 + (event.clientX - box.left - box.width / 2) * scale : view.x + view.width / 2;
        const y = event && box ? view.y + view.height / 2 + (event.clientY - box.top - box.height / 2) * scale : view.y + view.height / 2;
        setView(zoomed(view, layout.box, factor, x, y));
    };
    const move = (cellId: string | undefined): void => {
        setAt(cellId);
        onPoint?.(cellId);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
        switch (event.key) {
            case 'ArrowUp':
            case 'ArrowDown':
            case 'ArrowLeft':
            case 'ArrowRight':
                move(neighbourOf(layout, at ?? '', event.key) ?? at);
                break;
            case '+':
            case '=':
                zoom(0.8);
                break;
            case '-':
                zoom(1.25);
                break;
            case '0':
                setView(layout.box);
                break;
            case 'Enter':
            case ' ':
                if (at !== undefined) {
                    onChoose?.(at);
                }
                break;
            case 'Escape':
                move(undefined);
                return;
            default:
                return;
        }
        event.preventDefault();
    };
    // A picture is half as large as a map.
    const fontSize = layout.radius * (isPicture ? 0.34 : 0.2);
    const bar = barMetres(view.width / 5);
    const current = at === undefined ? undefined : byId.get(at);
    const hint = 'Arrow keys go from cell to cell, Enter opens, plus and minus zoom.';

    return (
        <div class={`map${isPicture ? ' picture' : ''}${layout.masts.length === 0 ? ' bare' : ''}`}>
            <svg
                ref={svg}
                id={chartId}
                viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
                role={isPicture ? 'img' : 'application'}
                aria-label={`${label}. ${cells.length} cells.${isPicture ? '' : ` ${hint}`}`}
                tabindex={isPicture ? -1 : 0}
                onKeyDown={isPicture ? undefined : onKeyDown}
                onWheel={
                    isPicture
                        ? undefined
                        : event => {
                              event.preventDefault();
                              zoom(event.deltaY > 0 ? 1.15 : 0.87, event);
                          }
                }
                onPointerDown={event => {
                    if (!isPicture && event.button === 0) {
                        drag.current = { x: event.clientX, y: event.clientY, view, moved: false };
                    }
                }}
                onPointerMove={event => {
                    const begun = drag.current;
                    if (begun) {
                        const [dx, dy] = [event.clientX - begun.x, event.clientY - begun.y];
                        if (begun.moved || Math.hypot(dx, dy) > 4) {
                            begun.moved = true;
                            const scale = metresPerPixel();
                            setView({ ...begun.view, x: begun.view.x - dx * scale, y: begun.view.y - dy * scale });
                        }
                    }
                }}
                onPointerUp={() => {
                    setTimeout(() => {
                        drag.current = null;
                    }, 0);
                }}
                onPointerLeave={() => {
                    drag.current = null;
                    onPoint?.(undefined);
                }}
            >
                {layout.sectors.map(sector => {
                    const cell = byId.get(sector.cellId);
                    if (!cell) {
                        return null;
                    }
                    const isStale = cell.trust === 'STALE' || cell.trust === 'QUARANTINED' || cell.trust === 'FROZEN';
                    return (
                        <path
                            key={sector.cellId}
                            d={sector.path}
                            class={`sector ${shade(cell)}${isStale ? ' doubtful' : ''}${cell.place?.isUnlocked === false ? ' locked' : ''}`}
                            data-cell={sector.cellId}
                            onPointerEnter={() => onPoint?.(sector.cellId)}
                            onClick={() => {
                                if (!drag.current?.moved) {
                                    setAt(sector.cellId);
                                    onChoose?.(sector.cellId);
                                }
                            }}
                        />
                    );
                })}
                {layout.sectors.map(sector => {
                    const isMarked = marked?.has(sector.cellId) ?? false;
                    const isPointed = sector.cellId === pointed || sector.cellId === at;
                    return isMarked || isPointed ? (
                        <path
                            key={`o${sector.cellId}`}
                            d={sector.path}
                            class={`outline${isMarked ? ' marked' : ''}${isPointed ? ' pointed' : ''}`}
                        />
                    ) : null;
                })}
                {letter &&
                    layout.sectors.map(sector => {
                        const cell = byId.get(sector.cellId);
                        const text = cell ? letter(cell) : '';
                        return text === '' ? null : (
                            <text key={`l${sector.cellId}`} x={sector.x} y={sector.y} class="letter" font-size={fontSize}>
                                {text}
                            </text>
                        );
                    })}
                {layout.masts.map(mast => (
                    <circle key={mast.siteId} cx={mast.x} cy={mast.y} r={layout.radius * 0.035} class="mast" />
                ))}
                {!isPicture &&
                    layout.masts.length <= 60 &&
                    layout.masts.map(mast => (
                        <text
                            key={`n${mast.siteId}`}
                            x={mast.x}
                            y={mast.y + layout.radius * 0.26}
                            class="site"
                            font-size={layout.radius * 0.19}
                        >
                            {mast.siteId}
                        </text>
                    ))}
                {!isPicture && layout.masts.length > 0 && (
                    <g class="bar" transform={`translate(${view.x + view.width * 0.03} ${view.y + view.height * 0.97})`}>
                        <path d={`M0 ${-view.width * 0.01}V0H${bar}V${-view.width * 0.01}`} />
                        <text x={bar / 2} y={-view.width * 0.012} font-size={view.width * 0.022}>
                            {bar >= 1000 ? `${bar / 1000} km` : `${bar} m`}
                        </text>
                    </g>
                )}
            </svg>
            {!isPicture && (
                <div class="zoom" role="group" aria-label="Zoom">
                    <button type="button" onClick={() => zoom(0.8)} aria-label="Zoom in">
                        +
                    </button>
                    <button type="button" onClick={() => zoom(1.25)} aria-label="Zoom out">
                        −
                    </button>
                    <button type="button" onClick={() => setView(layout.box)} aria-label="Show the whole network">
                        ⤢
                    </button>
                </div>
            )}
            {!isPicture && (
                <p class="sr" aria-live="polite">
                    {current ? `Cell ${current.cellId}, ${say(current)}` : ''}
                </p>
            )}
            {layout.unplaced.length > 0 && !isPicture && (
                <div class="unplaced">
                    <span class="quiet">
                        {layout.masts.length === 0 ? 'No topology: ' : ''}
                        {layout.unplaced.length} {layout.unplaced.length === 1 ? 'cell' : 'cells'} without a place
                    </span>
                    {layout.unplaced.map(cellId => {
                        const cell = byId.get(cellId);
                        return cell ? (
                            <button
                                key={cellId}
                                type="button"
                                class={`brick ${shade(cell)}${marked?.has(cellId) ? ' marked' : ''}`}
                                aria-label={`${cellId}, ${say(cell)}`}
                                title={`${cellId}: ${say(cell)}`}
                                onClick={() => onChoose?.(cellId)}
                                onPointerEnter={() => onPoint?.(cellId)}
                            />
                        ) : null;
                    })}
                </div>
            )}
        </div>
    );
}
