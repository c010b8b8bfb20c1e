import { defineConfig } from 'vitest/config';

/** Tests in a real n8n. One n8n serves the whole run, so the tests take turns. */
export default defineConfig({
	test: {
		include: ['test/e2e/**/*.test.ts'],
		globalSetup: ['test/e2e/setup/globalSetup.ts'],
		fileParallelism: false,
		testTimeout: 90_000,
		hookTimeout: 90_000,
	},
});
