import { defineConfig } from 'vite';

// Where a planner runs while somebody works on the console: npm run dev.
const planner = 'http://127.0.0.1:8090';

export default defineConfig({
    base: './',
    build: { target: 'es2022', assetsInlineLimit: 0, sourcemap: false },
    server: { proxy: { '/v1': planner, '/health': planner, '/openapi.json': planner } },
});
