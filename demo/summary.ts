import { relative } from 'node:path';
import { OWNER, WORKER_API_KEY } from '../test/e2e/stack/accounts';
import type { ProvidedWorkflow } from './provision';
import type { DemoSettings } from './settings';
import { table } from './table';

/** The addresses, the login, and what to try. */
export function summary(
	{ ports, dataFolder }: DemoSettings,
	workflows: readonly ProvidedWorkflow[],
): string {
	const n8n = `http://127.0.0.1:${ports.n8n}`;
	const worker = `http://127.0.0.1:${ports.worker}`;
	const rows = [
		['n8n', n8n, `login ${OWNER.email} / ${OWNER.password}`],
		['Webhook worker', worker, 'embedded store; /readyz shows its health'],
		['Its dashboard', `${worker}/dashboard`, `login with the key ${WORKER_API_KEY}`],
		['APS simulator', `http://127.0.0.1:${ports.simulator}`, 'replaces developer.api.autodesk.com'],
	];
	const tries = [
		['npm run demo -- upload drawing.dwg', 'in a second terminal: starts two workflows'],
		[`curl ${n8n}/webhook/folders`, 'runs "List hubs, projects and folders"'],
		[`${worker}/dashboard`, 'in a browser: see every event, its attempts and the webhooks'],
		[n8n, 'in a browser: see the executions, change the workflows'],
	];
	return `
${table(rows)}

Workflows
${table(workflows.map(({ name, id, trouble }) => [`  ${name}`, `${n8n}/workflow/${id}`, trouble ?? '']))}

Try
${table(tries.map(([what, why]) => [`  ${what}`, why]))}

Data and logs are in ${shortPath(dataFolder)}. Press Ctrl-C to stop everything. "npm run demo" continues
with the same data; "npm run demo -- reset" deletes it.
`;
}

function shortPath(folder: string): string {
	const fromHere = relative(process.cwd(), folder);
	return fromHere === '' || fromHere.startsWith('..') ? folder : fromHere;
}
