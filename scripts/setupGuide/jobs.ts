import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ACTION_NODES } from '../actionNodes';
import type { Job } from './catalogue';

const FOLDER = 'examples/workflows';

interface Workflow {
	name: string;
	nodes: Array<{
		type: string;
		parameters: { resource?: string; operation?: string; events?: string[]; delivery?: string };
	}>;
}

/** The example workflows, in the order of their table in the README there. */
export async function readJobs(): Promise<Job[]> {
	const readme = await readFile(join(FOLDER, 'README.md'), 'utf8');
	const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.json'));
	const jobs = await Promise.all(files.map((file) => readJob(file, readme)));
	return jobs.sort((a, b) => readme.indexOf(`${a.key}.json`) - readme.indexOf(`${b.key}.json`));
}

async function readJob(file: string, readme: string): Promise<Job> {
	const { name, nodes } = JSON.parse(await readFile(join(FOLDER, file), 'utf8')) as Workflow;
	const ours = nodes.filter(({ type }) => type.startsWith('n8n-nodes-autodesk-platform-services.'));
	const actionTypes = ACTION_NODES.map(({ type }) => type.description.name);
	const actions = ours
		.filter(({ type }) => actionTypes.includes(type.split('.')[1]))
		.map(({ parameters }) => `${parameters.resource}.${parameters.operation}`);
	return {
		key: file.replace(/\.json$/, ''),
		name,
		description: describedIn(readme, file),
		actions: [...new Set(actions)],
		events: [...new Set(ours.flatMap(({ parameters }) => parameters.events ?? []))],
		worker: ours.some(
			({ type, parameters }) =>
				type.endsWith('.apsWebhookWorker') || parameters.delivery === 'worker',
		),
	};
}

/** The second cell of the file's row. @throws Error if the README does not list the file */
function describedIn(readme: string, file: string): string {
	const row = readme.split('\n').find((line) => line.startsWith(`| [${file}]`));
	if (row === undefined) throw new Error(`${FOLDER}/README.md does not list ${file}`);
	return row.split('|')[2].trim();
}
