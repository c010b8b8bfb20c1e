import { defineConfig } from 'vitest/config';

/** The set-ups of n8n that take too long for every run: each starts several servers of its own. */
export default defineConfig({
	test: {
		include: ['test/setups/**/*.test.ts'],
		fileParallelism: false,
		testTimeout: 180_000,
		hookTimeout: 1_800_000,
	},
});
