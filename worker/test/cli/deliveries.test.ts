import { beforeAll, describe, expect, it } from 'vitest';
import type { DeliverySummary } from '../../../protocol/worker/api/shapes/delivery';
import { runCommand } from '../../src/cli/runCommand';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import { API_KEY, type SubscriptionView } from '../setup/workerUnderTest';

const target = useTarget();
const worker = useWorker({ target });
let subscription: SubscriptionView;

beforeAll(async () => {
	subscription = await worker.subscribe(target.url('/webhook/cli'), { label: 'Drawings' });
});

async function run(...args: string[]) {
	const printed: string[] = [];
	const complaints: string[] = [];
	const code = await runCommand(['deliveries', ...args], {
		environment: { WORKER_URL: worker.url, API_KEY },
		print: (text) => printed.push(text),
		complain: (text) => complaints.push(text),
	});
	return { code, printed: printed.join('\n'), complaints: complaints.join('\n') };
}

async function find(words: string): Promise<string[]> {
	const { printed } = await run('--json', '--search', words);
	return (JSON.parse(printed) as DeliverySummary[]).map(({ id }) => id);
}

describe('the command line', () => {
	it('finds events by what they are about, and shows it first', async () => {
		await worker.send(subscription, versionAdded({ name: 'Tower SECTION B.dwg' }));
		const [id = '', ...more] = await find('section tower');
		expect(more).toEqual([]);
		expect(await find('section tunnel')).toEqual([]);
		expect((await run('--search', 'tower')).printed).toMatch(
			/^ID +STATUS +RECEIVED +EVENT +ABOUT +SUBSCRIPTION +ATTEMPTS +REASON\n/,
		);
		expect((await run(id)).printed).toMatch(
			/^FIELD +VALUE\nabout.kind +file\nabout.name +Tower SECTION B.dwg\n/,
		);
	});

	it('shows a long name in a list as far as it fits', async () => {
		await worker.send(subscription, versionAdded({ name: `Long ${'name '.repeat(50)}.dwg` }));
		expect((await run('--search', 'long')).printed).toMatch(/ {2}file Long [name ]{28,30}… {2}/);
	});

	it('cuts a large payload, and names the way to save all of it', async () => {
		await worker.send(subscription, versionAdded({ name: `Large ${'x'.repeat(100_000)}` }));
		const [id = ''] = await find('large');
		const { printed } = await run(id);
		expect(printed.length).toBeLessThan(50_000);
		expect(printed).toContain(`aps-webhook-worker deliveries ${id} --json > event.json`);
	});

	it.each([
		['x'.repeat(201), 'use at most 200 characters'],
		[' ', 'enter a word'],
	])('refuses the search "%s"', async (words, complaint) => {
		const { code, complaints } = await run('--search', words);
		expect(code).toBe(2);
		expect(complaints).toContain(complaint);
	});
});
