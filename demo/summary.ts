import { relative } from 'node:path';
import { OWNER } from '../test/e2e/stack/accounts';
import type { ProvidedWorkflow } from './provision';
import type { DemoSettings } from './settings';
import { table } from './table';

/** The addresses, the login, and what to try. */
export function summary(
	{ ports, dataFolder }: DemoSettings,
	workflows: readonly ProvidedWorkflow[],
): string {
	const n8n = `http://127.0.0.1:${ports.n8n}`;
	const rows = [
		['n8n', n8n, `login ${OWNER.email} / ${OWNER.password}`],
		[
			'Webhook worker',
			`http://127.0.0.1:${ports.worker}`,
			'embedded store; /readyz shows its health',
		],
		['APS simulator', `http://127.0.0.1:${ports.simulator}`, 'replaces developer.api.autodesk.com'],
	];
	const tries = [
		['npm run demo -- upload drawing.dwg', 'in a second terminal: starts two workflows'],
		[`curl ${n8n}/webhook/folders`, 'runs the first workflow: hubs, projects, folders'],
		[n8n, 'in a browser: see the executions, change the workflows'],
	];
	return `
${table(rows)}

Active workflows
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
