import { LATEST_TRIGGER } from '../nodes/AutodeskPlatformServicesTrigger/fields/versions';
import { FOLDERS, HUBS, ITEMS, PROJECTS, USERS } from '../test/simulator/state/world';
import { N8nClient } from '../test/e2e/n8n-process/n8nClient';
import { OWNER } from '../test/e2e/stack/accounts';
import { SimulatorControl } from '../test/e2e/stack/simulatorControl';
import {
	actionNode,
	editFields,
	manualTrigger,
	splitOut,
	triggerNode,
} from '../test/e2e/stack/workflows';
import { DemoError } from './demoError';
import { Editor } from './editor';
import { findRunningDemo } from './runningDemo';
import { demoSettings } from './settings';

/**
 * Takes the screenshots of the nodes for the documentation, in the n8n of a running demo:
 * `npx tsx demo/pictures.ts` (needs chromium). Names of pictures as arguments take only these.
 */

const NODE = 'Autodesk Platform Services';

const EXAMPLE = 'new-file-version-through-worker.json';

const listed = (value: string, cachedResultName: string) => ({
	__rl: true,
	mode: 'list',
	value,
	cachedResultName,
});

const tower = {
	hub: listed(HUBS.us.id, HUBS.us.name),
	project: listed(PROJECTS.tower.id, PROJECTS.tower.name),
};

const SEARCH = {
	resource: 'folder',
	operation: 'search',
	...tower,
	folder: listed(FOLDERS.towerProjectFiles, 'Project Files'),
	returnAll: true,
	filters: { fileTypes: 'rvt', nameStarts: 'Tower' },
};

/** What the picture of a workflow shows, by the example that it is of. */
const WORKFLOWS = {
	'workflow-archive': 'archive-new-models.json',
	'workflow-mirror-s3': 'mirror-changed-files-to-s3.json',
	'workflow-new-project': 'new-project-from-template.json',
	'workflow-check-names': 'check-file-names.json',
	'workflow-permissions': 'set-company-permissions-from-sheet.json',
	'workflow-publish': 'publish-cloud-models.json',
	'workflow-register': 'weekly-register-of-files.json',
	'workflow-pdf-report': 'weekly-pdf-report.json',
	'workflow-failed-check': 'failed-check-to-issue.json',
	'workflow-overdue-issues': 'overdue-issues-digest.json',
	'workflow-rfi-register': 'rfi-register.json',
	'workflow-daily-reports': 'archive-daily-reports.json',
	'workflow-data-extract': 'nightly-data-extract.json',
	'workflow-quantities': 'model-quantities-to-sheet.json',
	'workflow-difference': 'model-difference-report.json',
	'workflow-thumbnail': 'model-thumbnail-to-chat.json',
	'workflow-sync-users': 'sync-users-from-spreadsheet.json',
	'workflow-sync-entra-group': 'sync-entra-group-to-project.json',
	'workflow-onboard': 'onboard-person.json',
	'workflow-offboard': 'offboard-person.json',
	'workflow-welcome': 'welcome-new-members.json',
	'workflow-audit': 'audit-account.json',
};

const DOWNLOAD = {
	resource: 'file',
	operation: 'download',
	contentOf: 'newestVersion',
	...tower,
	file: listed(ITEMS.architecture.id, ITEMS.architecture.name),
};

const named = (value: string) => ({ __rl: true, mode: 'name', value });

const ISSUE = {
	resource: 'issue',
	operation: 'create',
	...tower,
	title: 'Door 103 damaged',
	issueType: named('Quality > Defect'),
	status: listed('open', 'Open'),
	published: true,
	additionalFields: {
		assignedToPerson: named(USERS.lee.email),
		description: 'Scratched during delivery',
		dueDate: '2027-03-12T00:00:00',
		location: named('Level 1 > Room 103'),
		rootCause: named('Workmanship > Damage'),
	},
};

const PROPERTIES = {
	resource: 'model',
	operation: 'getProperties',
	modelFrom: 'newestVersion',
	...tower,
	file: listed(ITEMS.architecture.id, ITEMS.architecture.name),
	elements: 'category',
	category: 'Walls',
	returnAll: true,
	options: { properties: 'Dimensions.*, Identity Data.Mark' },
};

const LEAVER = 'user-00012@example.com';

/** Who is to be in the account: one person is missing, one is new, one has another company. */
const PEOPLE = [
	{ email: USERS.kim.email },
	{ email: USERS.lee.email, company: 'Example Steel' },
	{ email: 'mara.vogt@example.com', company: 'Example Concrete' },
];

const PLAN = {
	resource: 'accountUser',
	operation: 'sync',
	account: listed(HUBS.us.accountId, HUBS.us.name),
	email: '={{ $json.email }}',
	syncedFields: { company: '={{ $json.company }}' },
	scope: 'users',
	scopeUsers: [...PEOPLE.map(({ email }) => email), LEAVER].join(', '),
	allowRemovals: true,
	guards: { maxRemovalPercent: 100 },
	options: { clearEmpty: false },
};

/** What people look at in a plan. */
const COLUMNS = `{
	change: $json.change,
	email: $json.email ?? '–',
	reason: $json.reason ?? $json.result,
	to: $json.after?.companyName ?? $json.after?.status ?? '–',
}`;

async function main(): Promise<void> {
	const running = findRunningDemo(demoSettings(process.env).dataFolder);
	if (!running) throw new DemoError('No demo is running. Start one with "npm run demo".');
	const client = await N8nClient.signIn(`http://127.0.0.1:${running.ports.n8n}`, OWNER);
	const simulator = new SimulatorControl(`http://127.0.0.1:${running.ports.simulator}`);
	const editor = await Editor.open(client);
	try {
		await taking('node-action', (name) =>
			editor.pictureOfStep(name, 'Search', SEARCH, 1010, 'Tower'),
		);
		await taking('node-download', (name) =>
			editor.pictureOfStep(name, 'Download', DOWNLOAD, 900, 'Tower'),
		);
		await taking('node-issue', (name) =>
			editor.pictureOfStep(name, 'Create issue', ISSUE, 1320, 'Door 103'),
		);
		await taking('node-properties', (name) =>
			editor.pictureOfStep(name, 'Get properties', PROPERTIES, 1010, 'Basic Wall'),
		);
		await taking('node-trigger', async (name) => {
			await simulator.upload('drawing.dwg');
			await editor.pictureOfEvent(name, EXAMPLE, 'drawing.dwg', 820);
		});
		await taking('node-panel', (name) => editor.pictureOfPanel(name, NODE, 900));
		await taking('trigger-new', async (name) => {
			await editor.pictureOfNew(name, await newTrigger(editor), 820);
		});
		await taking('sync-plan', async (name) => {
			// In a demo that was just reset: a second time adds the same people again.
			await simulator.populate({ accountUsers: 12 });
			await editor.pictureOfTable(name, await planNodes(editor), 'mara.vogt', 480);
		});
		for (const [each, file] of Object.entries(WORKFLOWS)) {
			await taking(each, (name) => editor.pictureOfWorkflow(name, file));
		}
	} finally {
		await editor.close();
		await client.close();
	}
}

/** As n8n adds it to a workflow. */
async function newTrigger(editor: Editor) {
	const user = await editor.credential('autodeskPlatformServicesOAuth2Api');
	return { ...triggerNode(`${NODE} Trigger`, [user], {}), typeVersion: LATEST_TRIGGER };
}

/** Makes a plan for users of an account, and a table of its changes. */
async function planNodes(editor: Editor) {
	const app = await editor.credential('autodeskPlatformServicesTwoLeggedOAuth2Api');
	return [
		manualTrigger(),
		editFields('People', `{ people: ${JSON.stringify(PEOPLE)} }`),
		splitOut('Rows', 'people'),
		actionNode('Account User: Sync', app, PLAN),
		editFields('Plan', COLUMNS),
	];
}

/** Takes a picture, unless others were asked for. */
async function taking(name: string, take: (name: string) => Promise<void>): Promise<void> {
	const wanted = process.argv.slice(2);
	if (wanted.length === 0 || wanted.includes(name)) await take(name);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
