/** Takes the pictures of docs/console.md from a running console: npm run pictures -- http://127.0.0.1:8090. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser, Person } from './person.mjs';
import { World } from './world.mjs';

const FOLDER = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url));
const MOST_OCTETS = 150_000;
/** The plan is made on processors that also run the world. */
const PLANNING_MILLIS = 300_000;
const CELL = '001-01-000014001';

/** WebP of an own screenshot, by the browser itself. */
async function picture(person, name) {
    const { page } = person;
    // Nothing is pointed at.
    await page.mouse.move(0, 0);
    const session = await page.context().newCDPSession(page);
    for (const quality of [82, 70, 55, 40]) {
        const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
        const octets = Buffer.from(data, 'base64');
        if (octets.length <= MOST_OCTETS) {
            writeFileSync(join(FOLDER, `${name}.webp`), octets);
            process.stdout.write(`${name}.webp ${statSync(join(FOLDER, `${name}.webp`)).size}\n`);
            return;
        }
    }
    throw new Error(`${name} is larger than ${MOST_OCTETS} octets`);
}

mkdirSync(FOLDER, { recursive: true });
const world = await World.at(process.argv[2]);
const browser = await openBrowser();
try {
    const planned = async () => (await (await fetch(`${world.address}/v1/plans?limit=100`)).json()).items;
    if ((await planned()).length === 0) {
        const ann = await Person.at(browser, { width: 1280, height: 820, scheme: 'light' });
        await ann.orderEnergyPlan(world.address);
        await ann.page.getByRole('region', { name: 'The gate’s checks' }).waitFor({ timeout: PLANNING_MILLIS });
        await ann.leave();
    }
    const all = await planned();
    // Of each sort the newest that came through the gate, or else the newest.
    const newest = isOne => [...all.filter(each => ['WAITING', 'CANARY', 'ROLLED_OUT'].includes(each.stage)), ...all].find(isOne)?.planId;
    const plans = { plan: newest(each => each.kind === 'energy'), settings: newest(each => each.kind !== 'energy' && each.stage === 'WAITING') };
    for (const [width, height, scheme] of [[1280, 820, 'light'], [390, 820, 'dark']]) {
        const person = await Person.at(browser, { width, height, scheme });
        const { page } = person;
        const open = (path, sight) => person.open(`${world.address}/#/${path}`, sight);
        await open('network', '#network-map .sector');
        await page.getByText('live', { exact: true }).waitFor();
        await picture(person, `network-${width}`);
        await open(`cell/${CELL}`, '#forecast-chart path.reported[d^="M"]');
        await picture(person, `cell-${width}`);
        await open(`what-if?cells=${CELL}`, '#bench-map .sector');
        await page.getByRole('button', { name: 'Add', exact: true }).click();
        await page.getByRole('button', { name: 'What if?' }).click();
        await page.locator('#map-after').waitFor();
        await page.locator('#map-after').scrollIntoViewIfNeeded();
        await picture(person, `what-if-${width}`);
        await open('plans/new', '#order-map .sector');
        await picture(person, `order-${width}`);
        await open('plans');
        await picture(person, `plans-${width}`);
        for (const [name, planId] of Object.entries(plans)) {
            if (planId !== undefined) {
                await open(`plans/plan:${planId}`, '.checks li');
                if (name === 'settings') {
                    await page.locator('.changes').scrollIntoViewIfNeeded();
                    await page.evaluate(() => document.querySelector('.changes').closest('section').scrollIntoView());
                    await page.evaluate(() => scrollBy(0, -120));
                }
                await picture(person, `${name}-${width}`);
            }
        }
        for (const name of ['models', 'anomalies', 'sources', 'audit']) {
            await open(name);
            await picture(person, `${name}-${width}`);
        }
        await person.leave();
    }
} finally {
    await browser.close();
    await world.close();
}
