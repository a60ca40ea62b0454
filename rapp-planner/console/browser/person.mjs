/** Somebody at a browser, and what they would complain of. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** Where Chromium is; undefined when there is none. CHROMIUM names another. */
export function whereChromiumIs() {
    const named = process.env['CHROMIUM'];
    return named ? (existsSync(named) ? named : undefined) : PLACES.find(each => existsSync(each));
}

export function openBrowser() {
    // As root, in a container, Chromium has no sandbox of its own.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return chromium.launch({ executablePath: whereChromiumIs(), args });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export class Person {
    findings = [];

    /** Sits down at a screen of this size. */
    static async at(browser, { width = 1280, height = 820, scheme = 'light' } = {}) {
        const person = new Person();
        // The console forbids scripts of others; axe is one.
        const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, bypassCSP: true, acceptDownloads: true });
        await context.addInitScript(axe);
        person.page = await context.newPage();
        person.page.setDefaultTimeout(60_000);
        person.page.on('console', message => {
            if (['error', 'warning'].includes(message.type())) {
                person.findings.push(`${person.page.url()}: ${message.text()}`);
            }
        });
        person.page.on('pageerror', error => person.findings.push(`${person.page.url()}: ${error.message}`));
        return person;
    }

    /** Opens a page and waits until nothing is being read any more. */
    async open(address, sight = 'main .panel, main .empty') {
        await this.page.goto(address);
        await this.page.locator(sight).first().waitFor();
        await this.page.waitForFunction(() => document.querySelector('.loading, .boot') === null);
    }

    /** Looks the page over: wider than the window, or not usable by everybody? */
    async judge(name) {
        const overflow = await this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (overflow > 0) {
            this.findings.push(`${name}: ${overflow} pixels wider than the window`);
        }
        const { violations } = await this.page.evaluate('axe.run()');
        for (const each of violations) {
            const first = each.nodes[0]?.html.slice(0, 160) ?? '';
            this.findings.push(`${name}: axe ${each.id} (${each.impact ?? ''}): ${each.help}: ${first} [${each.nodes.length}]`);
        }
    }

    /** Clicks into the middle of a sector of the map. */
    async clickCell(map, cellId) {
        const sector = this.page.locator(`${map} path[data-cell="${cellId}"]`);
        const at = await sector.evaluate(path => {
            const box = path.getBBox();
            const point = path.ownerSVGElement.createSVGPoint();
            for (let i = 1; i < 10; i++) {
                for (let k = 1; k < 10; k++) {
                    [point.x, point.y] = [box.x + (box.width * i) / 10, box.y + (box.height * k) / 10];
                    if (path.isPointInFill(point)) {
                        const { x, y } = point.matrixTransform(path.getScreenCTM());
                        if (document.elementFromPoint(x, y) === path) {
                            return { x, y };
                        }
                    }
                }
            }
            return null;
        });
        if (at === null) {
            throw new Error(`${cellId} is nowhere to be clicked`);
        }
        await this.page.mouse.click(at.x, at.y);
    }

    /** Takes a file by clicking on something; its text or octets. */
    async take(button) {
        const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()]);
        return { name: download.suggestedFilename(), octets: readFileSync(await download.path()) };
    }

    /** Orders an energy plan of the whole network that no fidelity is asked for, and is then on its page; its id. */
    async orderEnergyPlan(address) {
        const { page } = this;
        await page.goto('about:blank');
        await page.goto(`${address}/#/plans`);
        await page.getByRole('link', { name: 'Order a plan' }).click();
        await page.getByText('How it is searched and proved').click();
        await page.getByLabel('Least fidelity').fill('0');
        await page.getByLabel('Least fidelity').blur();
        await page.getByRole('button', { name: 'Order the plan' }).click();
        await this.decide('ann', 'a quiet week', 'Order');
        await page.waitForURL(/plan%3A/);
        return decodeURIComponent(page.url()).split('plan:')[1];
    }

    /** Says in the dialog who decides and why. */
    async decide(who, why, verb) {
        const dialog = this.page.locator('dialog');
        await dialog.getByLabel('Who decides').fill(who);
        await dialog.getByLabel('Why').fill(why);
        await dialog.getByRole('button', { name: verb, exact: true }).click();
        await dialog.waitFor({ state: 'detached' });
    }

    async leave() {
        await this.page.context().close();
    }
}
