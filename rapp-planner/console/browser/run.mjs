/** Hands the address on to the journeys: npm run browser [-- http://127.0.0.1:8090]. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [address] = process.argv.slice(2);
const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', fileURLToPath(new URL('journeys.mjs', import.meta.url))], {
    stdio: 'inherit',
    env: { ...process.env, ...(address === undefined ? {} : { RANTWIN_CONSOLE: address }) },
});
process.exitCode = status ?? 1;
