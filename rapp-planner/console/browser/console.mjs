/**
 * Looks at every page in a real browser, as a person would: npm run browser -- http://127.0.0.1:8090 [FOLDER for pictures].
 * Needs a planner with a running twin whose cells have places, and Chromium (CHROMIUM names another than /usr/bin/chromium).
 * Ends with 0 when nothing was found: no complaint of the browser, no finding of axe, nothing wider than the window.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [address = 'http://127.0.0.1:8090', pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const findings = [];

async function judge(page, name) {
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) {
        findings.push(`${name}: ${overflow} pixels wider than the window`);
    }
    const result = await page.evaluate('axe.run()');
    for (const each of result.violations) {
        findings.push(`${name}: axe ${each.id} (${each.impact ?? ''}): ${each.help}: ${each.nodes[0]?.html.slice(0, 160) ?? ''} [${each.nodes.length}]`);
    }
    if (pictures !== undefined) {
        await page.screenshot({ path: `${pictures}/${name}.png` });
    }
}

const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
if (pictures !== undefined) {
    mkdirSync(pictures, { recursive: true });
}
for (const [width, height, scheme] of [[1280, 820, 'light'], [390, 820, 'dark']]) {
    // The console forbids scripts of others; axe is one.
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, bypassCSP: true });
    await context.addInitScript(axe);
    const page = await context.newPage();
    page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning') {
            findings.push(`${page.url()}: ${message.text()}`);
        }
    });
    page.on('pageerror', error => findings.push(`${page.url()}: ${error.message}`));
    const began = Date.now();
    await page.goto(address);
    await page.waitForSelector('.sector');
    process.stdout.write(`${width}: map after ${Date.now() - began} ms\n`);
    await page.waitForFunction(() => document.querySelector('.sign')?.textContent === 'live');
    await judge(page, `network-${width}`);

    await page.click('role=radio[name="Age"]');
    await page.waitForFunction(() => location.hash.includes('colour=age'));
    await page.focus('#network-map');
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) {
        await page.keyboard.press(key);
    }
    await page.waitForSelector('#forecast-chart path.reported[d^="M"]');
    await page.waitForFunction(() => document.body.textContent.includes('The newest report is'));
    await judge(page, `cell-${width}`);

    await page.click('text=What if …');
    await page.waitForSelector('text=1 chosen');
    await page.click('text="Add"');
    await page.click('text=What if?');
    await page.waitForSelector('text=Every effect');
    await page.waitForSelector('text=Shapley values');
    await judge(page, `what-if-${width}`);
    const scenario = page.url();
    await page.goto('about:blank');
    await page.goto(scenario);
    await page.waitForSelector('.actions >> text=Sleep');

    for (const name of ['plans', 'models', 'anomalies', 'sources', 'audit']) {
        await page.goto(`${address}/#/${name}`);
        await page.waitForSelector('main .panel');
        await page.waitForTimeout(1200);
        await judge(page, `${name}-${width}`);
    }
    await context.close();
}
await browser.close();
process.stdout.write(findings.length === 0 ? 'Nothing to complain of.\n' : `${findings.join('\n')}\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
