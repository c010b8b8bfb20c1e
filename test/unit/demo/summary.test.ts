import { describe, expect, it } from 'vitest';
import { demoSettings } from '../../../demo/settings';
import { summary } from '../../../demo/summary';
import { OWNER, WORKER_API_KEY } from '../../e2e/stack/accounts';

describe('the summary of the demo', () => {
	const text = summary(demoSettings({ DEMO_WORKER_PORT: '4300', DEMO_N8N_PORT: '4301' }), [
		{ id: '1', name: 'List hubs, projects and folders' },
		{ id: '2', name: 'Archive', trouble: 'It needs a credential of type archiveApi' },
	]);

	it('shows where the dashboard of the worker is, and the key to log in with', () => {
		expect(text).toMatch(
			new RegExp(`http://127\\.0\\.0\\.1:4300/dashboard +login with the key ${WORKER_API_KEY}`),
		);
	});

	it('shows where n8n is, and how to log in', () => {
		expect(text).toContain(`http://127.0.0.1:4301`);
		expect(text).toContain(`login ${OWNER.email} / ${OWNER.password}`);
	});

	it('lists every workflow, and why one is not active', () => {
		expect(text).toMatch(
			/List hubs, projects and folders +http:\/\/127\.0\.0\.1:4301\/workflow\/1/,
		);
		expect(text).toMatch(/Archive .+\/workflow\/2 +It needs a credential of type archiveApi/);
	});
});
