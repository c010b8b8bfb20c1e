import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const COMMAND = new URL('./dist/cli.js', import.meta.url);

// Builds and runs in one process, so that a signal from npm or the terminal reaches the worker itself.
await build();
// The command may start itself again, which need not build again.
process.argv[1] = fileURLToPath(COMMAND);
await import(COMMAND);
