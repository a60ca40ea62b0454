import { expect, test } from 'vitest';
import { read, reader, type Event } from '../src/events';

function of(...pieces: string[]): Event[] {
    const found: Event[] = [];
    const next = reader(event => found.push(event));
    pieces.forEach(next);
    return found;
}

test('events come whole, however the text is cut', () => {
    const text = 'id: 1\nevent: cells\ndata: {"a":1}\n\n: still there\n\ndata: x\r\ndata: y\r\n\r\nevent: half\ndata: z\n';
    const expected = [
        { name: 'cells', data: '{"a":1}' },
        { name: 'message', data: 'x\ny' },
    ];
    expect(of(text)).toEqual(expected);
    expect(of(...Array.from(text))).toEqual(expected);
});

test('letters of several octets survive a cut between them', async () => {
    const octets = new TextEncoder().encode('data: Zürich\n\n');
    const found: Event[] = [];
    await read(
        new ReadableStream({
            start(stream) {
                octets.forEach(octet => stream.enqueue(Uint8Array.of(octet)));
                stream.close();
            },
        }),
        event => found.push(event),
    );
    expect(found).toEqual([{ name: 'message', data: 'Zürich' }]);
});
