import { authorization, wanted } from './session';
import type { Page, ProblemDetails } from './types';

/** An answer that is no success; the message is for people. */
export class Problem extends Error {
    constructor(
        readonly status: number,
        readonly kind: string,
        detail: string,
        readonly errors: readonly { pointer: string; detail: string }[] = [],
    ) {
        super(detail);
    }
}

const unreachable = (): Problem =>
    new Problem(0, 'unreachable', 'The planner does not answer. Is rantwin rapp still running?');

async function problem(response: Response): Promise<Problem> {
    try {
        const details = (await response.json()) as Partial<ProblemDetails>;
        return new Problem(
            response.status,
            (details.type ?? '').replace('urn:rantwin:problem:', ''),
            details.detail ?? `The planner answers ${response.status}.`,
            details.errors,
        );
    } catch {
        return new Problem(response.status, '', `The planner answers ${response.status}.`);
    }
}

/** Asks with the token that was typed in; whatever is no success is thrown. */
export async function asked(
    path: string,
    init?: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> },
): Promise<Response> {
    let response: Response;
    try {
        response = await fetch(path, {
            ...init,
            headers: { Accept: 'application/json', ...init?.headers, ...authorization() },
        });
    } catch (failed) {
        if (failed instanceof DOMException && failed.name === 'AbortError') {
            throw failed;
        }
        throw unreachable();
    }
    if (!response.ok) {
        const why = await problem(response);
        if (why.status === 401) {
            wanted.value = why.message;
        }
        throw why;
    }
    return response;
}

/** Reads a resource. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return (await (await asked(path, signal ? { signal } : undefined)).json()) as T;
}

/** Reads a list to its end, or to so many items. */
export async function all<T>(path: string, most = 20_000, signal?: AbortSignal): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
        const query = `limit=1000${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
        const page = await get<Page<T>>(`${path}${path.includes('?') ? '&' : '?'}${query}`, signal);
        items.push(...page.items);
        cursor = page.next;
    } while (cursor !== undefined && items.length < most);
    return items;
}

/** Sends a body; with a key the same request is done once, however often it is sent. */
export async function send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, key?: string): Promise<T> {
    const response = await asked(path, {
        method,
        headers: {
            'Content-Type': 'application/json',
            ...(key === undefined ? {} : { 'Idempotency-Key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
}
