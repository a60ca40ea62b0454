/** Server-sent events by fetch: unlike EventSource it can send a token. */

export interface Event {
    name: string;
    data: string;
}

/** Events of a text that is given piece by piece. */
export function reader(take: (event: Event) => void): (piece: string) => void {
    let rest = '';
    let name = 'message';
    let data: string[] = [];
    return piece => {
        const lines = (rest + piece).split('\n');
        rest = lines.pop() ?? '';
        for (const whole of lines) {
            const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
            if (line === '') {
                if (data.length > 0) {
                    take({ name, data: data.join('\n') });
                }
                name = 'message';
                data = [];
            } else if (line.startsWith('event:')) {
                name = line.slice(6).trim();
            } else if (line.startsWith('data:')) {
                data.push(line.slice(5).replace(/^ /, ''));
            }
        }
    };
}

/** Reads a stream to its end. */
export async function read(body: ReadableStream<Uint8Array>, take: (event: Event) => void): Promise<void> {
    const pieces = body.getReader();
    const text = new TextDecoder();
    const next = reader(take);
    for (;;) {
        const { done, value } = await pieces.read();
        if (done) {
            return;
        }
        next(text.decode(value, { stream: true }));
    }
}
