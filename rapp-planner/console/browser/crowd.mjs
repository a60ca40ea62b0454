/**
 * How the console does with a thousand cells: npm run crowd. Simulates 334 sites with three cells each, with a RIC, the twin and the planner
 * as processes of their own, and measures in Chromium what a person waits for. Prints one line of JSON for each figure.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser, Person } from './person.mjs';
import { World } from './world.mjs';

const ACROSS = 19;
const SITES = 334;
const METRES = 500;
const METRES_OF_A_DEGREE = 111_195;

/** Tables of sites on a lattice of triangles, and the scenario that reads them. */
function city(folder) {
    const sites = ['site_id,coordinates'];
    const antennas = ['antenna_id,site_id,operator,orientation'];
    const cells = ['antenna_id,service'];
    for (let i = 0; i < SITES; i++) {
        const [row, column] = [Math.floor(i / ACROSS), i % ACROSS];
        const north = (row * METRES * Math.sqrt(3)) / 2 / METRES_OF_A_DEGREE;
        const east = ((column + (row % 2) / 2) * METRES) / METRES_OF_A_DEGREE;
        sites.push(`${i},"${north.toFixed(7)},${east.toFixed(7)}"`);
        for (let k = 0; k < 3; k++) {
            antennas.push(`${3 * i + k},${i},one,${30 + 120 * k}`);
            cells.push(`${3 * i + k},N78`);
        }
    }
    writeFileSync(join(folder, 'sites.csv'), `${sites.join('\n')}\n`);
    writeFileSync(join(folder, 'antennas.csv'), `${antennas.join('\n')}\n`);
    writeFileSync(join(folder, 'cells.csv'), `${cells.join('\n')}\n`);
    const scenario = join(folder, 'crowd.yaml');
    writeFileSync(
        scenario,
        `name: crowd
start: monday 17:30
layout:
  environment: uma
  siteFile: {folder: ., services: {N78: n78-3500}, mostSites: 1000}
carriers:
  - {name: n78-3500, band: 78, frequencyMegahertz: 3500, subcarrierSpacingKilohertz: 30, bandwidthMegahertz: 100, downlinkShare: 0.75}
population: {users: 400}
slices:
  - name: embb
    sST: 1
    traffic:
      - {class: file, weight: 1, activeShare: 0.8, sessionSeconds: 60, profile: flat}
`,
    );
    return scenario;
}

function tell(figure, value, unit) {
    process.stdout.write(`${JSON.stringify({ figure, value: Math.round(value), unit })}\n`);
}

/** Time from an action to the frame in which the page shows what it is to show. */
async function waited(page, action, isThere) {
    const began = Date.now();
    await action();
    await page.waitForFunction(isThere);
    await page.evaluate(() => new Promise(shown => requestAnimationFrame(() => setTimeout(shown, 0))));
    return Date.now() - began;
}

const folder = mkdtempSync(join(tmpdir(), 'rantwin-crowd-'));
const given = process.argv[2];
const world = given === undefined ? new World({ scenario: city(folder), cells: 3 * SITES, speed: 1, memory: '2g' }) : { address: given, begin: async () => undefined, close: async () => undefined };
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void world.close().then(() => process.exit(0)));
}
let browser;
try {
    await world.begin();
    browser = await openBrowser();
    for (const width of [1280, 390]) {
        const person = await Person.at(browser, { width });
        const { page } = person;
        const name = figure => `${figure}, ${width} pixels`;
        const began = Date.now();
        await page.goto(world.address);
        await page.waitForFunction(() => document.querySelectorAll('#network-map .sector').length >= 1000);
        tell(name('the map of all cells stands'), Date.now() - began, 'ms');
        tell(name('first paint'), await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime), 'ms');
        await page.getByText('live', { exact: true }).waitFor();
        tell(name('colours changed'), await waited(page, () => page.getByRole('radio', { name: 'Fidelity' }).click(), () => location.hash.includes('fidelity')), 'ms');
        tell(name('cells found'), await waited(page, () => page.getByLabel('Find cells').fill('S12-'), () => document.querySelectorAll('main tbody tr').length < 100), 'ms');
        tell(name('all cells again'), await waited(page, () => page.getByLabel('Find cells').fill(''), () => document.querySelectorAll('main tbody tr').length > 100), 'ms');
        tell(name('sorted'), await waited(page, () => page.getByRole('button', { name: 'Cell', exact: false }).first().click(), () => document.querySelector('th[aria-sort=ascending], th[aria-sort=descending]') !== null), 'ms');
        tell(name('zoomed'), await waited(page, () => page.getByRole('button', { name: 'Zoom in' }).click(), () => true), 'ms');
        const session = await page.context().newCDPSession(page);
        await session.send('Performance.enable');
        const metric = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(each => [each.name, each.value]));
        const before = await metric();
        await new Promise(later => setTimeout(later, 20_000));
        const after = await metric();
        tell(name('busy with 1 s updates'), (100 * (after.TaskDuration - before.TaskDuration)) / (after.Timestamp - before.Timestamp), '%');
        tell(name('heap of scripts'), after.JSHeapUsedSize / 2 ** 20, 'MiB');
        await page.screenshot({ path: join(folder, `crowd-${width}.png`) });
        const id = await page.locator('#network-map .sector').nth(500).getAttribute('data-cell');
        tell(name('a cell opened, with its forecast'), await waited(page, () => page.goto(`${world.address}/#/cell/${id}`), () => document.querySelector('#forecast-chart path.reported[d^="M"]') !== null), 'ms');
        await person.judge(name('cell'));
        if (person.findings.length > 0) {
            process.exitCode = 1;
            process.stdout.write(`${person.findings.join('\n')}\n`);
        }
        await person.leave();
    }
} finally {
    await browser?.close();
    await world.close();
    if (process.env['KEEP'] === undefined) {
        rmSync(folder, { recursive: true, force: true });
    }
}
