/**
 * What people do with the console, in Chromium, against running processes: npm run browser [-- http://127.0.0.1:8090].
 * Without an address a RIC, a city, the twin and the planner are started for it. CHROMIUM names another browser than the usual.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, Person, whereChromiumIs } from './person.mjs';
import { until, World } from './world.mjs';

const CELL = '001-01-000004001';
const PLANNING_SECONDS = 900;
const where = whereChromiumIs();
const address = process.env['RANTWIN_CONSOLE'];

describe('the console', { skip: where === undefined && 'there is no Chromium: apt-get install chromium, or name one by CHROMIUM' }, () => {
    let world;
    let browser;
    let person;
    let page;
    let planId;

    before(async () => {
        world = await World.at(address);
        browser = await openBrowser();
        person = await Person.at(browser);
        page = person.page;
    }, { timeout: 600_000 });

    after(async () => {
        await browser?.close();
        await world?.close();
    });

    it('shows the network as a map', async t => {
        await page.goto(world.address);
        await page.getByText('live', { exact: true }).waitFor();
        await page.locator('#network-map .sector').nth(20).waitFor();
        const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
        t.diagnostic(`first paint after ${Math.round(paint)} ms`);
        await page.getByRole('radio', { name: 'Fidelity' }).click();
        assert.match(page.url(), /colour=fidelity/);
    });

    it('opens a cell that is clicked, with its forecast and what came true', async t => {
        await person.clickCell('#network-map', CELL);
        await page.getByText('The newest report is').first().waitFor();
        await page.locator('#forecast-chart path.reported[d^="M"]').waitFor();
        const note = await until('forecasts whose truth has come', 120, async () => {
            const found = page.getByText(/Of \d+ forecasts made/);
            return (await found.count()) > 0 ? (await found.first().innerText()).replaceAll('\n', ' ') : undefined;
        });
        assert.match(note, /had the truth in their 90 % interval/);
        t.diagnostic(note);
    });

    it('gives charts as SVG and PNG', async () => {
        const panel = page.locator('section', { has: page.locator('#forecast-chart') });
        const svg = await person.take(panel.getByRole('button', { name: 'SVG' }));
        assert.match(svg.name, /\.svg$/);
        const text = svg.octets.toString('utf8');
        assert.match(text, /^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
        assert.ok((text.match(/<path /g) ?? []).length > 3, 'it has lines');
        assert.ok(!text.includes('var(--'), 'it looks the same without the page');
        const png = await person.take(panel.getByRole('button', { name: 'PNG' }));
        assert.equal(png.octets.subarray(1, 4).toString(), 'PNG');
        const box = await page.locator('#forecast-chart').boundingBox();
        assert.ok(Math.abs(png.octets.readUInt32BE(16) - 2 * box.width) <= 4, 'twice as many pixels as on the screen');
    });

    it('answers what would happen if the cell slept', async t => {
        await page.getByRole('link', { name: 'What if …' }).click();
        await page.getByText('1 chosen').waitFor();
        await page.getByRole('button', { name: 'Add', exact: true }).click();
        await page.getByRole('button', { name: 'What if?' }).click();
        const effects = page.getByRole('region', { name: 'Every effect', exact: true });
        await effects.waitFor({ timeout: 120_000 });
        assert.equal(await page.locator('#map-after .sector').count(), 21);
        t.diagnostic((await page.locator('.totals div', { hasText: /power/i }).innerText()).replaceAll('\n', ' '));
        const table = await person.take(effects.getByRole('button', { name: 'CSV' }));
        const [header, ...rows] = table.octets.toString('utf8').trim().split(/\r?\n/);
        assert.match(header, /^.?Cell,Quantity,Without,With,Change/);
        const load = rows.map(row => row.split(',')).find(([cell, quantity]) => cell === CELL && quantity === 'RRU.PrbTotDl');
        assert.ok(Number(load[6]) < 0, `a cell that sleeps carries less for sure: ${load.join()}`);
        const scenario = page.url();
        await page.goto('about:blank');
        await page.goto(scenario);
        await page.getByLabel('Actions').getByText('Sleep').waitFor();
    });

    it('makes an order of the what-if', async () => {
        await page.getByRole('link', { name: 'Order a plan in which this cell may sleep' }).click();
        await page.getByText('1 chosen').waitFor();
        await page.getByRole('button', { name: 'Their whole sites' }).click();
        await page.getByText('3 chosen').waitFor();
        await page.getByRole('button', { name: 'all cells' }).click();
        await person.clickCell('#order-map', '001-01-000008002');
        await page.getByText('1 chosen').waitFor();
    });

    it('orders other kinds of plans, and keeps them in the address', async () => {
        await page.getByRole('radio', { name: 'Load balancing' }).click();
        await page.getByRole('region', { name: 'Which cells may be changed' }).waitFor();
        await page.getByText('How it is searched and proved').click();
        await page.getByLabel('Most offset, dB').fill('3');
        await page.getByLabel('Most offset, dB').blur();
        await page.getByRole('radio', { name: 'Coverage' }).click();
        await page.getByLabel('Most tilt, degrees').waitFor();
        const order = page.url();
        await page.goto('about:blank');
        await page.goto(order);
        await page.getByRole('radio', { name: 'Coverage', checked: true }).waitFor();
        await page.getByRole('radio', { name: 'Energy' }).click();
    });

    it('refuses an order with a mistake and says where it is', async () => {
        await page.getByRole('radio', { name: 'a file' }).first().click();
        await page.getByLabel('loads').fill('no-such.csv');
        await page.getByLabel('loads').blur();
        await page.getByRole('button', { name: 'Order the plan' }).click();
        const dialog = page.locator('dialog');
        await dialog.getByLabel('Who decides').fill('ann');
        await dialog.getByLabel('Why').fill('to see what is said');
        const complaints = person.findings.length;
        await dialog.getByRole('button', { name: 'Order', exact: true }).click();
        await dialog.getByText('/plan/demand/file').waitFor();
        await dialog.getByRole('button', { name: 'Leave it' }).click();
        // The browser notes each answer of 4xx; this one was asked for.
        const noted = person.findings.splice(complaints);
        assert.ok(noted.every(each => each.includes('422')), noted.join('\n'));
    });

    it('plans what is ordered, with the evidence of the seven checks', { timeout: 2 * PLANNING_SECONDS * 1000 }, async t => {
        planId = await person.orderEnergyPlan(world.address);
        await page.getByRole('progressbar').waitFor();
        const began = Date.now();
        await page.getByRole('region', { name: 'The gate’s checks' }).waitFor({ timeout: PLANNING_SECONDS * 1000 });
        const checks = await page.locator('.checks > li').allInnerTexts();
        assert.equal(checks.length, 7);
        t.diagnostic(`planned in ${Math.round((Date.now() - began) / 1000)} s`);
        checks.forEach(check => t.diagnostic(check.split('\n').slice(0, 3).join(' ')));
        await page.getByText('waits for approval').waitFor();
        await page.getByRole('region', { name: 'Who sleeps when', exact: true }).waitFor();
        await person.judge('plan');
    });

    it('hands the plan over when somebody approves, and takes it back when somebody withdraws', async () => {
        await page.getByRole('button', { name: 'Approve' }).click();
        await person.decide('ben', 'looks good', 'Approve');
        await page.locator('.chip', { hasText: 'canary' }).first().waitFor();
        await page.getByRole('button', { name: 'Withdraw' }).click();
        await person.decide('ben', 'there is a match tonight', 'Withdraw');
        await page.locator('.chip', { hasText: 'withdrawn' }).first().waitFor();
        assert.equal(await page.getByRole('button', { name: 'Approve' }).count(), 0);
    });

    it('stops all control and lets it go on', async () => {
        await page.getByRole('link', { name: 'Plans', exact: true }).click();
        await page.getByRole('button', { name: 'Stop all policies' }).click();
        await person.decide('cem', 'complaints from the centre', 'Stop all');
        await page.getByRole('link', { name: 'kill switch on' }).waitFor();
        await page.getByText(/On since .* by cem: complaints from the centre/).waitFor();
        await page.getByRole('button', { name: 'Let policies go on' }).click();
        await person.decide('cem', 'settled', 'Let them go on');
        await page.getByText('Off: policies are kept in force.').waitFor();
        await page.getByRole('link', { name: 'kill switch on' }).waitFor({ state: 'detached' });
    });

    it('has all of it in an audit log that is whole', async () => {
        await page.getByRole('link', { name: 'Audit', exact: true }).click();
        await page.getByRole('button', { name: 'verify again' }).click();
        await page.locator('.chip', { hasText: 'whole' }).waitFor();
        const log = page.getByRole('region', { name: 'Records', exact: true });
        await log.getByText('gate.approved').waitFor();
        const { octets } = await person.take(log.getByRole('button', { name: 'CSV' }));
        const text = octets.toString('utf8');
        for (const each of ['plan.ordered', 'gate.passed', 'there is a match tonight', 'complaints from the centre', planId]) {
            assert.ok(text.includes(each), `${each} is in the log`);
        }
    });

    for (const [width, scheme] of [[1280, 'light'], [1280, 'dark'], [390, 'light'], [390, 'dark']]) {
        it(`can be used by everybody at ${width} pixels, ${scheme}`, { timeout: 300_000 }, async () => {
            const other = await Person.at(browser, { width, scheme });
            for (const path of ['network', `cell/${CELL}`, 'what-if', 'plans', 'plans/new', `plans/plan:${planId}`, 'models', 'anomalies', 'sources', 'audit', 'nowhere']) {
                await other.open(`${world.address}/#/${path}`);
                await other.judge(`${path} (${width}, ${scheme})`);
            }
            await other.leave();
            assert.deepEqual(other.findings, []);
        });
    }

    it('can be walked by keys alone', async () => {
        await page.goto(`${world.address}/#/network`);
        await page.locator('#network-map').focus();
        for (const key of ['ArrowRight', 'ArrowDown', 'Enter']) {
            await page.keyboard.press(key);
        }
        await page.waitForURL(/#\/cell\//);
    });

    it('has given the browser nothing to complain of', () => {
        assert.deepEqual(person.findings, []);
    });

    it('says so when the twin is lost, and keeps what it told last', { skip: address !== undefined && 'the twin is not ours to end' }, async () => {
        await page.goto(`${world.address}/#/network`);
        await page.locator('#network-map .sector').first().waitFor();
        await world.end('xapp');
        await page.getByText('twin lost').waitFor();
        await page.getByText('What is shown is what it told last').waitFor();
        assert.equal(await page.locator('#network-map .sector').count(), 21);
        await world.end('rapp');
        await page.getByText('planner away').waitFor();
    });
});
