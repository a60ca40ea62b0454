import { signal } from '@preact/signals';

/** Where the console is: a page, what of it, and how it is set. All of it is in the address, so that a link says everything. */
export interface Route {
    page: string;
    id: string;
    query: Record<string, string>;
}

export const PAGES = [
    'network',
    'cell',
    'what-if',
    'plans',
    'models',
    'anomalies',
    'sources',
    'audit',
] as const;

export function parse(hash: string): Route {
    const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
    const [page = '', ...rest] = path.split('/');
    const query: Record<string, string> = {};
    new URLSearchParams(search).forEach((value, key) => {
        query[key] = value;
    });
    let id = rest.join('/');
    try {
        id = decodeURIComponent(id);
    } catch {
        // An address that somebody typed; it is shown as it is.
    }
    return { page: page === '' ? 'network' : page, id, query };
}

/** The address of a place; members without a value are left out. */
export function href(page: string, id = '', query: Record<string, string | undefined> = {}): string {
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
        if (value !== undefined && value !== '') {
            search.set(key, value);
        }
    }
    const text = search.toString();
    return `#/${page}${id === '' ? '' : `/${encodeURIComponent(id)}`}${text === '' ? '' : `?${text}`}`;
}

export const route = signal<Route>(parse(typeof location === 'undefined' ? '' : location.hash));

/** Follows the address bar from now on. */
export function followAddress(): void {
    addEventListener('hashchange', () => {
        route.value = parse(location.hash);
    });
}

/** Changes how the page is set, without a new entry in the history. */
export function set(changes: Record<string, string | undefined>): void {
    const { page, id, query } = route.value;
    const target = href(page, id, { ...query, ...changes });
    if (target !== location.hash) {
        history.replaceState(null, '', target);
        route.value = parse(target);
    }
}

/** Goes somewhere. */
export function go(target: string): void {
    location.hash = target;
}
