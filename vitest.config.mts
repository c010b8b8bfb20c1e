import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

export default defineConfig({
	resolve: {
		// The CommonJS build, the same copy n8n-core loads: otherwise `instanceof NodeApiError` fails.
		alias: { 'n8n-workflow': require.resolve('n8n-workflow') },
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['test/unit/**/*.test.ts'],
					// Loading n8n's core takes far longer than most tests, so the files of a process share it, and
					// there are no more processes than cores.
					isolate: false,
					maxWorkers: 2,
					sequence: { groupOrder: 0 },
				},
			},
			{
				extends: true,
				test: {
					name: 'servers',
					include: ['test/integration/**/*.test.ts', 'worker/test/**/*.test.ts'],
					globalSetup: ['worker/test/setup/globalSetup.ts'],
					// More than there are cores: most of the time of these tests is waiting.
					maxWorkers: 5,
					sequence: { groupOrder: 1 },
				},
			},
		],
		// Databases and n8n take their time to start on a busy machine; failures still end at once.
		hookTimeout: 90_000,
		testTimeout: 180_000,
		expect: { poll: { timeout: 30_000 } },
		env: {
			N8N_LOG_LEVEL: 'silent',
			N8N_USER_FOLDER: '.tmp/n8n',
			N8N_ENCRYPTION_KEY: 'test',
		},
	},
});
