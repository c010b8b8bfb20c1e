import { describe, expect, it } from 'vitest';
import { AutodeskForma } from '../../nodes/AutodeskForma/AutodeskForma.node';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, byName } from '../harness/runOperation';
import { searchList } from '../harness/searchList';
import { freshSimulator } from '../harness/simulator/requests';
import { HUBS, PROJECTS } from '../simulator';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const lee = { as: 'lee' } as const;
const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.id) };

describe('a transmittal', () => {
	it('shows its documents and recipients once it was sent', async () => {
		const sent = { ...tower, transmittal: byName('1') };
		expect(await run('transmittal.getDocuments', sent, lee)).toHaveLength(1);
		expect(await run('transmittal.getRecipients', sent, lee)).toMatchObject([
			{ name: 'Lee Park', external: false },
			{ name: 'Sam Roe', external: true },
		]);
		const beingSent = { ...tower, transmittal: byName('2') };
		expect(await run('transmittal.get', beingSent, lee)).toMatchObject([{ status: 'sending' }]);
		expect(await run('transmittal.getDocuments', beingSent, lee)).toEqual([]);
		expect(await run('transmittal.getRecipients', beingSent, lee)).toEqual([]);
	});

	it('is offered in the editor by number and title, newest first', async () => {
		const parameters = { resource: 'transmittal', operation: 'get', ...tower };
		const credentials = credentialsAt(simulator(), 'lee');
		const { results } = await searchList(new AutodeskForma(), 'searchTransmittals', parameters, {
			credentials,
		});
		expect(results.map(({ name }) => name)).toEqual(['#2 Details', '#1 Plans for the site']);
	});
});
