import { signal } from '@preact/signals';

/** Light, dark, or as the system has it; remembered in this browser. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'rantwin-theme';

function remembered(): Theme {
    try {
        const found = localStorage.getItem(KEY);
        return found === 'light' || found === 'dark' ? found : 'system';
    } catch {
        return 'system';
    }
}

export const theme = signal<Theme>(remembered());

export function applyTheme(): void {
    if (theme.value === 'system') {
        delete document.documentElement.dataset['theme'];
    } else {
        document.documentElement.dataset['theme'] = theme.value;
    }
}

export function choose(next: Theme): void {
    theme.value = next;
    applyTheme();
    try {
        localStorage.setItem(KEY, next);
    } catch {
        // A browser that remembers nothing still shows it now.
    }
}
