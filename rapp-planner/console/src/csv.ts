/** A table as CSV (RFC 4180). What begins like a formula is quoted from spreadsheets. */
export function csv(headings: readonly string[], rows: readonly (readonly unknown[])[]): string {
    const field = (value: unknown): string => {
        if (value === null || value === undefined) {
            return '';
        }
        if (typeof value === 'number') {
            return Number.isFinite(value) ? String(value) : '';
        }
        const plain = typeof value === 'string' ? value : JSON.stringify(value);
        const text = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
        return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    return [headings, ...rows].map(row => row.map(field).join(',')).join('\r\n') + '\r\n';
}
