import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { runOperation, signedIn } from '../../../harness/runOperation';
import type { RunOptions } from '../../../harness/runNode';
import { skipWaits } from '../../../harness/skipWaits';
import {
	account,
	PROJECT,
	PROJECTS,
	THIS_PROJECT,
	tower,
} from '../../../harness/samples/accountProjects';

mockAps();
const waits = skipWaits();

describe('Account Project: Create, waiting for the activation', () => {
	const pending = { ...tower, status: 'pending' };
	const create = (options: INodeParameters = {}, more: RunOptions = {}) =>
		runOperation(
			'accountProject.create',
			{
				account,
				name: 'Tower A',
				type: 'Office',
				options: { waitForActivation: true, ...options },
			},
			more,
		);

	it('waits for the activation if enabled', async () => {
		aps().post(PROJECTS).reply(202, pending);
		aps({ region: 'EMEA' })
			.get(THIS_PROJECT)
			.reply(404)
			.get(THIS_PROJECT)
			.reply(200, pending)
			.get(THIS_PROJECT)
			.reply(200, tower);
		const { records } = await create({ region: 'EMEA' });
		expect(records).toMatchObject([{ id: PROJECT, status: 'active' }]);
		expect(waits).toEqual([2000, 3000, 4500]);
	});

	it('stops waiting at the timeout, and reports that the project exists', async () => {
		aps().post(PROJECTS).reply(202, pending).get(THIS_PROJECT).times(8).reply(200, pending);
		const { error } = await create({ activationTimeout: 1 });
		expect(error?.message).toContain('"Tower A" was created but is pending');
		expect(error?.description).toContain(`it exists as ${PROJECT}`);
		expect(waits.reduce((sum, wait) => sum + wait)).toBe(60_000);
	});

	it('reports that the project exists if its status cannot be read', async () => {
		aps()
			.post(PROJECTS)
			.reply(202, pending)
			.get(THIS_PROJECT)
			.reply(403, { title: 'Forbidden', detail: 'not yours' });
		const { error } = await create();
		expect(error?.message).toBe(
			'The project "Tower A" was created but its status could not be read',
		);
		expect(error?.description).toContain(`Do not create it again: it exists as ${PROJECT}`);
		expect(error?.description).toContain('not yours');
		expect(error?.description).toContain('Wait for Activation needs the scope account:read');
	});

	it('reports that the project exists if it gets another status', async () => {
		aps()
			.post(PROJECTS)
			.reply(202, pending)
			.get(THIS_PROJECT)
			.reply(200, { ...tower, status: 'suspended' });
		const { error } = await create();
		expect(error?.message).toContain('is suspended, not active');
		expect(error?.description).toContain(PROJECT);
	});

	it('reads the status on behalf of the user that the app acts as', async () => {
		aps({ 'user-id': '7KJX2MPQ4RTZ' })
			.post(PROJECTS)
			.reply(202, pending)
			.get(THIS_PROJECT)
			.reply(200, tower);
		const { records } = await runOperation(
			'accountProject.create',
			{
				account,
				name: 'Tower A',
				type: 'Office',
				actAsUser: '7KJX2MPQ4RTZ',
				options: { waitForActivation: true },
			},
			{ as: 'twoLegged' },
		);
		expect(records).toMatchObject([{ status: 'active' }]);
	});

	it('creates nothing if the credential cannot read the status', async () => {
		const credentials = signedIn('oAuth2', ['account:write']);
		const { error } = await create({}, { credentials });
		expect(error?.message).toContain('Wait for Activation: also requires the scope account:read');
	});
});
