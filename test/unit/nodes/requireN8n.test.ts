import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { n8n } from '../../../package.json';

describe('a version of n8n that is too old', () => {
	beforeEach(() => {
		vi.resetModules();
		vi.doMock('n8n-workflow', async (original) => ({
			...(await original<object>()),
			NodeConnectionTypes: undefined,
		}));
	});
	afterEach(() => {
		vi.doUnmock('n8n-workflow');
		vi.resetModules();
	});

	it.each(n8n.nodes)('is refused in words by %s', async (built) => {
		const source = built.replace(/^dist/, '../../..').replace(/\.js$/, '.ts');
		await expect(import(source)).rejects.toThrow(
			'n8n-nodes-autodesk-platform-services needs n8n 1.88 or newer',
		);
	});
});
