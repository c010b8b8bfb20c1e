import { DATA_EXTRACT_EVENT, DATA_EXTRACT_SYSTEM } from '../protocol/callbacks/dataExtractCallback';
import { CATALOGUE, SCOPE_KEYS } from '../protocol/events/eventCatalogue';
import type { CatalogueEvent, ScopeKind } from '../protocol/events/eventCatalogue';
import { WATCH_KINDS, WATCH_SYSTEM_PREFIX } from '../protocol/events/watchKinds';
import { WORKER_EVENTS } from '../protocol/events/workerEvents';
import { anchor, code, pageWithNarrowTables, row, tableHead } from './markdown';

/** The fields of the trigger node that say what is watched, as a person sees them. */
const SCOPE_FIELDS: Readonly<Record<ScopeKind, string>> = {
	folder: 'Folder, whole project or whole hub',
	project: 'Project or whole hub',
	account: 'Hub',
	workflow: 'Workflow ID',
	workspace: 'Tenant and workspace',
	transition: 'Tenant, workspace and transition',
	company: 'Company',
	twin: 'Twin',
	model: 'Model',
	typed: 'Scope key and value',
};

const INTRODUCTION = `# Events

The events that the trigger node offers under **Trigger On**, each with its group: _Docs File: Version Added_.
\`npm run docs\` generates this page from \`protocol/events/eventCatalogue.ts\`; do not edit it by hand.

Credentials: **2L** is the app itself (2-legged), **3L** a signed-in user (3-legged), **SSA** a service
account. Credentials in parentheses are not confirmed by Autodesk's documentation; you can try them.

Autodesk sends no webhook events for RFIs, submittals, forms, assets, photos, sheets, transmittals,
takeoff, meetings, schedules, model coordination, or the companies of an account. For members and
projects of an account see [Account](#account-and-project). For an event that is missing here, choose
**Custom Event** and enter its system and ID.
`;

/** The page docs/events.md: an overview of the groups, then a table of events for each. */
export async function eventsPage(): Promise<string> {
	const groups = byLabel(CATALOGUE);
	const sections = groups.map(([, events]) => section(events));
	const page = [INTRODUCTION, overview(groups), ...sections, dataExtractSection(), workerSection()];
	return await pageWithNarrowTables(page.join('\n'), 'docs/events.md');
}

function overview(groups: ReadonlyArray<readonly [string, CatalogueEvent[]]>): string {
	return [
		...tableHead(
			['Group', 'Events', 'Watched on', 'Autodesk’s system', 'Credentials'],
			['---', '---:'],
		),
		...groups.map(([label, events]) =>
			row([
				`[${label}](#${anchor(label)})`,
				String(events.length),
				unique(events.map(({ scope }) => SCOPE_FIELDS[scope])).join('; '),
				code(events[0].system),
				credentials(events[0]),
			]),
		),
	].join('\n');
}

function section(events: readonly CatalogueEvent[]): string {
	return [
		`\n## ${events[0].label}\n`,
		...tableHead(['Trigger on', 'Autodesk’s event', 'Fires when', 'Watched on', 'Scope key']),
		...events.map(({ name, event, alias, when, scope }) =>
			row([
				name,
				[event, ...(alias ? [alias] : [])].map(code).join(' or '),
				when,
				SCOPE_FIELDS[scope],
				scope === 'typed' ? 'not documented' : code(SCOPE_KEYS[scope]),
			]),
		),
	].join('\n');
}

/** Autodesk calls a URL that belongs to the data extract, not to a webhook. */
function dataExtractSection(): string {
	return [
		'\n## Data extract\n',
		'Data Connector has no webhooks: it calls the URL that a data extract was created with, after each run. [How it is secured](trigger.md#data-extracts).\n',
		'| Trigger on | System | Event | Fires when | Credentials |',
		'| --- | --- | --- | --- | --- |',
		row([
			'Data Extract: Finished',
			code(DATA_EXTRACT_SYSTEM),
			code(DATA_EXTRACT_EVENT),
			'a run of a data extract ends, well or not',
			'3L SSA',
		]),
	].join('\n');
}

/** The worker itself sends these events, so nothing is registered at Autodesk. */
function workerSection(): string {
	return [
		'\n## Worker\n',
		'With delivery through the worker, the trigger also offers events about the worker itself:\n',
		'| Trigger on | Event | Fires when |',
		'| --- | --- | --- |',
		...WORKER_EVENTS.map(({ name, event, when }) => row([name, code(event), when])),
		'\n## Account and project\n',
		'Autodesk has no webhooks for these, so the worker polls them, as often as _Options > Poll Interval_ says. It signs in as an app of its own (`APS_CLIENT_ID`), which an account admin must have added under Account Admin > Custom Integrations. For RFIs, submittals and forms, it signs in as a [service account](../worker/README.md#service-account), which sees what a member of the project with the same access sees. The first poll, right after activation, is the baseline for later ones; deactivation discards it.\n',
		'| Trigger on | System | Fires when | Read as |',
		'| --- | --- | --- | --- |',
		...WATCH_KINDS.map(({ eventName, kind, when, readAs }) =>
			row([
				eventName,
				code(WATCH_SYSTEM_PREFIX + kind),
				when,
				readAs === 'app' ? 'app' : 'service account',
			]),
		),
	].join('\n');
}

function byLabel(events: readonly CatalogueEvent[]): Array<[string, CatalogueEvent[]]> {
	const groups = new Map<string, CatalogueEvent[]>();
	for (const event of events) groups.set(event.label, [...(groups.get(event.label) ?? []), event]);
	return [...groups];
}

function credentials({ owners, unconfirmedOwners }: CatalogueEvent): string {
	return [...owners, ...unconfirmedOwners.map((owner) => `(${owner})`)].join(' ');
}

function unique(texts: readonly string[]): string[] {
	return [...new Set(texts)];
}
