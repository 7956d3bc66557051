// The page's tests, in a browser: the built page, served below a path as a project's pages often are.
import { defineConfig } from '@playwright/test';

const PORT = Number(process.env.LOOPSCOPE_PORT ?? 4179);
const PATH = '/some/path/';

/** The system's browser as the superuser, as in a container: no sandbox, and nothing that asks the network. */
const CONTAINER = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'browser',
  outputDir: 'browser/results',
  reporter: 'list',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://localhost:${PORT}${PATH}`,
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.LOOPSCOPE_BROWSER || undefined,
      args: process.getuid?.() === 0 ? CONTAINER : [],
    },
  },
  webServer: {
    command: `node_modules/.bin/vite preview --base ${PATH} --host localhost --port ${PORT} --strictPort`,
    cwd: '../www',
    url: `http://localhost:${PORT}${PATH}`,
    reuseExistingServer: false,
  },
});
