import { build } from './build.mjs';

// Builds and runs in one process, so that a signal from npm or the terminal reaches the worker itself.
await build();
await import('./dist/main.js');
