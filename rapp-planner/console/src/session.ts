import { signal } from '@preact/signals';

/** The token of whoever uses the console: typed in, kept in this tab until it is closed, sent to this planner only. */

const TOKEN = 'rantwin-token';

/** Why the planner wants a token; undefined when it does not. */
export const wanted = signal<string | undefined>(undefined);

export function token(): string | undefined {
    try {
        return sessionStorage.getItem(TOKEN) ?? undefined;
    } catch {
        return undefined;
    }
}

export function keep(text: string): void {
    sessionStorage.setItem(TOKEN, text.replace(/\s+/g, '').replace(/^bearer/i, ''));
}

/** What goes with each request. */
export function authorization(): Record<string, string> {
    const held = token();
    return held === undefined ? {} : { Authorization: `Bearer ${held}` };
}
