import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '../api';

/** Something that is read from the planner, again and again. */
export interface Reading<T> {
    value: T | undefined;
    problem: Problem | undefined;
    again: () => void;
}

/** Reads a resource at once and then every so many milliseconds while the page is visible; keeps the last value on trouble. */
export function useReading<T>(key: string, read: (signal: AbortSignal) => Promise<T>, everyMillis = 0): Reading<T> {
    const [value, setValue] = useState<T | undefined>(undefined);
    const [problem, setProblem] = useState<Problem | undefined>(undefined);
    const [turn, setTurn] = useState(0);
    const last = useRef(key);
    useEffect(() => {
        if (last.current !== key) {
            last.current = key;
            setValue(undefined);
            setProblem(undefined);
        }
        const abort = new AbortController();
        let timer = 0;
        const once = async (): Promise<void> => {
            try {
                if (!document.hidden || everyMillis === 0) {
                    const found = await read(abort.signal);
                    if (abort.signal.aborted) {
                        return;
                    }
                    setValue(found);
                    setProblem(undefined);
                }
            } catch (failed) {
                if (abort.signal.aborted) {
                    return;
                }
                setProblem(failed instanceof Problem ? failed : new Problem(0, 'mistake', String(failed)));
            }
            if (everyMillis > 0 && !abort.signal.aborted) {
                timer = window.setTimeout(() => void once(), everyMillis);
            }
        };
        void once();
        return () => {
            abort.abort();
            clearTimeout(timer);
        };
    }, [key, turn]);
    return { value: last.current === key ? value : undefined, problem, again: () => setTurn(turn + 1) };
}

/** Nothing is there, and that is no mistake. */
export function Empty(props: { title: string; children?: ComponentChildren }) {
    return (
        <div class="empty">
            <p class="empty-title">{props.title}</p>
            {props.children}
        </div>
    );
}

/** Something is wrong, and what can be done. */
export function Trouble(props: { problem: Problem; again?: () => void }) {
    const { problem, again } = props;
    return (
        <div class="trouble" role="alert">
            <p>{problem.message}</p>
            {problem.errors.length > 0 && (
                <ul>
                    {problem.errors.map(each => (
                        <li key={each.pointer}>
                            <code>{each.pointer}</code> {each.detail}
                        </li>
                    ))}
                </ul>
            )}
            {again && (
                <button type="button" onClick={again}>
                    Try again
                </button>
            )}
        </div>
    );
}

/** What is being read; said after a moment only, so that quick answers do not flicker. */
export function Loading(props: { what: string }) {
    const [isSlow, setIsSlow] = useState(false);
    useEffect(() => {
        const timer = setTimeout(() => setIsSlow(true), 250);
        return () => clearTimeout(timer);
    }, []);
    return (
        <div class="loading" role="status">
            {isSlow ? `Reading ${props.what} …` : ''}
        </div>
    );
}

/** A reading as it is: its trouble, its value, or that it is on its way. */
export function Shown<T>(props: { reading: Reading<T>; what: string; children: (value: T) => ComponentChildren }) {
    const { reading, what, children } = props;
    return (
        <>
            {reading.problem && <Trouble problem={reading.problem} again={reading.again} />}
            {reading.value === undefined ? reading.problem ? null : <Loading what={what} /> : children(reading.value)}
        </>
    );
}

/** A part of a page with its heading. */
export function Panel(props: {
    title: string;
    aside?: ComponentChildren;
    children: ComponentChildren;
    class?: string;
}) {
    return (
        <section class={`panel ${props.class ?? ''}`} aria-label={props.title}>
            <header>
                <h2>{props.title}</h2>
                {props.aside !== undefined && <div class="aside">{props.aside}</div>}
            </header>
            {props.children}
        </section>
    );
}
