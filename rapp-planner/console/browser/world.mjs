/**
 * A RIC, a simulated city, the twin and the planner as processes of their own on free ports, by the launcher of this repository.
 * Alone it prints the console's address and runs until Ctrl-C: npm run world.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../../rantwin', import.meta.url));
const CITY = { scenario: 'city-21', cells: 21, speed: 4, memory: '1g' };
const FIRST_QUARTER = Date.parse('2026-01-05T00:00:00Z');

async function freePorts(count) {
    const servers = await Promise.all(
        Array.from({ length: count }, () => new Promise((taken, failed) => {
            const server = createServer();
            server.once('error', failed);
            server.listen(0, '127.0.0.1', () => taken(server));
        })),
    );
    const ports = servers.map(server => server.address().port);
    await Promise.all(servers.map(server => new Promise(closed => server.close(closed))));
    return ports;
}

export async function until(what, seconds, found) {
    const last = Date.now() + seconds * 1000;
    for (;;) {
        let trouble = '';
        try {
            const value = await found();
            if (value) {
                return value;
            }
        } catch (failed) {
            trouble = `: ${failed.message}`;
        }
        if (Date.now() > last) {
            throw new Error(`${what} did not come within ${seconds} s${trouble}`);
        }
        await new Promise(later => setTimeout(later, 250));
    }
}

async function json(address) {
    const answer = await fetch(address);
    if (!answer.ok) {
        throw new Error(`${address} answers ${answer.status}`);
    }
    return answer.json();
}

export class World {
    folder = mkdtempSync(join(tmpdir(), 'rantwin-console-'));
    running = new Map();
    isClosed = false;

    /** @param city what is simulated: the network of a scenario, and how fast */
    constructor(city = CITY) {
        this.city = city;
    }

    /** Runs the launcher; what is said goes to a file. */
    start(name, words, environment = {}) {
        if (this.isClosed) {
            throw new Error('the world is being closed');
        }
        const log = createWriteStream(join(this.folder, `${name}.log`), { flags: 'a' });
        const process_ = spawn(LAUNCHER, words, { cwd: this.folder, env: { ...process.env, ...environment } });
        process_.stdout.pipe(log, { end: false });
        process_.stderr.pipe(log, { end: false });
        const child = { process: process_, ended: new Promise(ended => process_.once('exit', ended)) };
        this.running.set(name, child);
        return child;
    }

    async run(name, words) {
        const code = await this.start(name, words).ended;
        this.running.delete(name);
        if (code !== 0) {
            throw new Error(`rantwin ${words.join(' ')} ended with ${code}: ${this.log(name)}`);
        }
    }

    log(name) {
        return readFileSync(join(this.folder, `${name}.log`), 'utf8').slice(-2000);
    }

    /** Ends a process as Ctrl-C or a supervisor would. */
    async end(name) {
        const child = this.running.get(name);
        this.running.delete(name);
        if (child && child.process.exitCode === null) {
            child.process.kill('SIGTERM');
            const killer = setTimeout(() => child.process.kill('SIGKILL'), 10_000);
            await child.ended;
            clearTimeout(killer);
        }
    }

    async close() {
        this.isClosed = true;
        await Promise.all([...this.running.keys()].map(name => this.end(name)));
        rmSync(this.folder, { recursive: true, force: true });
    }

    /** A day of the same city, squeezed and without a RIC, as the history that plans are made of. */
    async learnADay() {
        if (this.city !== CITY) {
            return;
        }
        await this.run('day', ['ran', 'city-21', '--day', '30min', '--start', 'monday 00:00', '--tally', 'tally.csv']);
        const [, ...lines] = readFileSync(join(this.folder, 'tally.csv'), 'utf8').trim().split('\n');
        const rows = lines.map(line => line.split(',')).map(([hour, cell, , load]) => {
            const [, site, sector] = /^S(\d+)-(\d+)$/.exec(cell);
            const id = (Number(site) * 16384 + Number(sector)).toString(16).padStart(9, '0');
            return `${new Date(FIRST_QUARTER + Number(hour) * 3_600_000).toISOString()},001-01-${id},${(100 * Number(load)).toFixed(2)}`;
        });
        writeFileSync(join(this.folder, 'day.csv'), ['time,cell,RRU.PrbTotDl', ...rows, ''].join('\n'));
        await this.run('import', ['data', 'import', 'day.csv', '--time-column', 'time', '--cell-column', 'cell', '--history', 'planner/history']);
    }

    async begin() {
        mkdirSync(join(this.folder, 'planner'));
        await this.run('build', ['build']);
        const [e2, a1, o1, http, grpc, api, own, rmr, control] = await freePorts(9);
        this.start('ric', ['ric', '--free-ports', '--transport', 'tcp', '--e2-port', `${e2}`, '--a1-port', `${a1}`, '--env-file', 'ric.env']);
        const lines = await until('the RIC', 60, () => readFileSync(join(this.folder, 'ric.env'), 'utf8'));
        const environment = Object.fromEntries([...lines.matchAll(/^(?:export )?([A-Z0-9_]+)=['"]?(.*?)['"]?$/gm)].map(([, name, value]) => [name, value]));
        // The RIC takes policies of the type that plans are made of; the xApp checks what is in them.
        await until('the type of policies', 60, async () => {
            const { ok } = await fetch(`${environment['RANTWIN_A1MEDIATOR_URL']}/A1-P/v2/policytypes/30001`, {
                method: 'PUT',
                headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify({
                    name: 'ORAN_EnergySaving_3.0.1',
                    description: 'Energy saving',
                    policy_type_id: 30_001,
                    create_schema: { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' },
                }),
            });
            return ok;
        });
        this.start('ran', ['ran', this.city.scenario, '--start', 'monday 17:30', '--speed', `${this.city.speed}`, '--transport', 'tcp', '--connect', `127.0.0.1:${e2}`, '--o1', `${o1}`]);
        const topology = await until('the network', 60, () => json(`http://127.0.0.1:${o1}/topology`));
        writeFileSync(join(this.folder, 'topology.json'), JSON.stringify(topology));
        writeFileSync(
            join(this.folder, 'twin.yaml'),
            `topology: {file: topology.json, plmn: 001-01, firstGnbId: 1}\nhttp: {port: ${http}}\ngrpc: {port: ${grpc}}\n` +
                `control: {o1Url: "http://127.0.0.1:${o1}"}\nkeeping: {folder: ""}\n`,
        );
        this.start('xapp', ['xapp', '--config', 'twin.yaml'], {
            ...environment,
            RANTWIN_HTTP_PORT: `${own}`,
            RANTWIN_RMR_PORT: `${rmr}`,
            RANTWIN_RMR_CONTROL_PORT: `${control}`,
            RANTWIN_XAPP_JAVA: `-Xmx${this.city.memory}`,
        });
        await this.learnADay();
        this.address = `http://127.0.0.1:${api}`;
        this.start('rapp', [
            'rapp', '--port', `${api}`, '--folder', 'planner', '--twin', `127.0.0.1:${grpc}`, '--a1', `ric1=http://127.0.0.1:${a1}`, '--o1', `http://127.0.0.1:${o1}`,
            '--network-time', 'REPORTS',
        ]);
        const gone = () => [...this.running].find(([, child]) => child.process.exitCode !== null)?.[0];
        await until('all cells', 180, async () => gone() !== undefined || (await json(`${this.address}/v1/live`)).reporting === this.city.cells);
        if (gone() !== undefined) {
            throw new Error(`rantwin ${gone()} has ended: ${this.log(gone())}`);
        }
        return this;
    }

    /** The world of a test: a new one, or the one that runs at an address. */
    static async at(address) {
        if (address) {
            return { address, close: async () => undefined };
        }
        const world = new World();
        try {
            return await world.begin();
        } catch (failed) {
            await world.close();
            throw failed;
        }
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const world = new World();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        // Also while it is begun: what was started by then is ended.
        process.once(signal, () => void world.close().then(() => process.exit(0)));
    }
    try {
        await world.begin();
        process.stdout.write(`${world.address}\n`);
    } catch (failed) {
        await world.close();
        throw failed;
    }
}
