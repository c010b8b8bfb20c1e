/**
 * Every webhook event of Autodesk Platform Services that can be subscribed to, as people call it.
 * The trigger node's list, the checks before activation and docs/events.md are made from this file.
 * Sources: APS Webhooks documentation and specification, 2024 to 2026. What is not listed here can
 * still be typed by hand: Autodesk adds events before it documents them.
 */

/** What an event is watched on. It decides which fields a person fills in. */
export type ScopeKind =
	| 'folder'
	| 'project'
	| 'account'
	| 'workflow'
	| 'workspace'
	| 'transition'
	| 'company'
	| 'twin'
	| 'model'
	| 'typed';

/** The key of each scope kind in the body of a create call; `typed` has the key a person types. */
export const SCOPE_KEYS: Readonly<Record<Exclude<ScopeKind, 'typed'>, string>> = {
	folder: 'folder',
	project: 'project',
	account: 'account',
	workflow: 'workflow',
	workspace: 'workspace',
	transition: 'workflow.transition',
	company: 'companyId',
	twin: 'twinUrn',
	// Autodesk's announcement spells it `modelUrl` once; unconfirmed.
	model: 'modelUrn',
};

/** Who may own the hook: the app (2-legged), a signed-in user (3-legged), a service account. */
export type HookOwner = '2L' | '3L' | 'SSA';

/** Autodesk's id, name in Title Case without the group, and the end of "Fires when …". */
type EventRow = readonly [event: string, name: string, when: string];

interface EventGroup {
	/** Singular, as in Autodesk's products, e.g. `Docs File`. */
	label: string;
	system: string;
	scope: ScopeKind;
	/** Owners Autodesk's documentation names. */
	owners: readonly HookOwner[];
	/** Owners that may work although nobody confirmed it; they are allowed to try. */
	unconfirmedOwners: readonly HookOwner[];
	events: readonly EventRow[];
	/** Whether some of Autodesk's documents know the events without their `-1.0`. */
	versionOptional?: true;
}

export interface CatalogueEvent extends Omit<EventGroup, 'events' | 'versionOptional'> {
	/** Value in saved workflows, `<system>/<event>`: never change it. */
	value: string;
	event: string;
	name: string;
	when: string;
	/** Second id under which some of Autodesk's documents know the event. */
	alias?: string;
}

const DOCS = {
	system: 'data',
	scope: 'folder',
	owners: ['2L', '3L'],
	unconfirmedOwners: ['SSA'],
} as const;

const COST = {
	label: 'Cost',
	system: 'autodesk.construction.cost',
	owners: ['3L'],
	unconfirmedOwners: ['2L', 'SSA'],
} as const;

const FUSION_MANAGE = {
	label: 'Fusion Manage',
	system: 'adsk.flc.production',
	owners: ['3L'],
	unconfirmedOwners: ['2L', 'SSA'],
} as const;

const TANDEM = {
	label: 'Tandem',
	system: 'adsk.tandem',
	owners: ['2L', '3L'],
	unconfirmedOwners: ['SSA'],
} as const;

/** Cost objects: each is created, updated and deleted. The last column says what counts as an update. */
const COST_OBJECTS: ReadonlyArray<readonly [stem: string, name: string, updates: string]> = [
	['budget', 'Budget', 'code, quantity or unit price changes'],
	['budgetPayment', 'Budget Payment', 'status changes'],
	['contract', 'Contract', 'status or lock changes'],
	['cor', 'Change Order Request', 'status, cost status or budget status changes'],
	['costPayment', 'Cost Payment', 'status changes'],
	['expense', 'Expense', 'status changes'],
	['expenseItem', 'Expense Item', 'budget changes'],
	['mainContract', 'Main Contract', 'status or lock changes'],
	['mainContractItem', 'Main Contract Item', 'amount, quantity, unit price or budget changes'],
	['oco', 'Owner Change Order', 'status, cost status or budget status changes'],
	['pco', 'Potential Change Order', 'status, cost status or budget status changes'],
	['rfq', 'Request for Quotation', 'status, cost status or budget status changes'],
	[
		'scheduleOfValue',
		'Schedule of Values',
		'amount, quantity, unit price or allocated amount changes',
	],
	['sco', 'Supplier Change Order', 'status, cost status or budget status changes'],
	['segmentValue', 'Segment Value', 'value changes'],
];

const GROUPS: readonly EventGroup[] = [
	{
		label: 'Docs File',
		...DOCS,
		events: [
			['dm.version.added', 'Version Added', 'a file or a new version of it is uploaded'],
			['dm.version.modified', 'Version Modified', 'details of a version change, often'],
			['dm.version.deleted', 'Deleted', 'a file or version is deleted'],
			['dm.version.moved', 'Moved In', 'a file is moved into the watched folder'],
			['dm.version.moved.out', 'Moved Out', 'a file is moved out of the watched folder'],
			['dm.version.copied', 'Copied In', 'a file is copied into the watched folder'],
			['dm.version.copied.out', 'Copied Out', 'a file is copied to another place'],
			['dm.lineage.reserved', 'Locked', 'a user locks a file'],
			['dm.lineage.unreserved', 'Unlocked', 'a file is unlocked'],
			['dm.lineage.updated', 'Attributes Updated', 'attributes of a file change'],
		],
	},
	{
		label: 'Docs Folder',
		...DOCS,
		events: [
			['dm.folder.added', 'Added', 'a folder is created'],
			['dm.folder.modified', 'Modified', 'a folder is renamed or its details change'],
			['dm.folder.deleted', 'Deleted', 'a folder is deleted'],
			['dm.folder.purged', 'Purged', 'a deleted folder is removed for good'],
			['dm.folder.moved', 'Moved In', 'a folder is moved into the watched folder'],
			['dm.folder.moved.out', 'Moved Out', 'a folder is moved out of the watched folder'],
			['dm.folder.copied', 'Copied In', 'a folder is copied into the watched folder'],
			['dm.folder.copied.out', 'Copied Out', 'a folder is copied to another place'],
			[
				'dm.operation.started',
				'Operation Started',
				'a longer job begins, such as deleting a folder',
			],
			['dm.operation.completed', 'Operation Completed', 'a longer job ends'],
		],
	},
	{
		label: 'Model Translation',
		system: 'derivative',
		scope: 'workflow',
		owners: ['2L', '3L'],
		unconfirmedOwners: ['SSA'],
		events: [
			['extraction.finished', 'Finished', 'a translation job ends, with or without success'],
			['extraction.updated', 'Progressed', 'a translation job starts or advances'],
		],
	},
	{
		label: 'Revit Cloud Model',
		system: 'adsk.c4r',
		scope: 'folder',
		owners: ['2L', '3L'],
		unconfirmedOwners: ['SSA'],
		events: [
			[
				'model.sync',
				'Synced',
				'somebody syncs with the central model; expect more than one per sync',
			],
			[
				'model.publish',
				'Publishing Started',
				'publishing begins; its end fires Docs File: Version Added',
			],
		],
	},
	{
		label: 'Issue',
		system: 'autodesk.construction.issues',
		scope: 'project',
		owners: ['3L', 'SSA'],
		unconfirmedOwners: [],
		events: [
			['issue.created-1.0', 'Created', 'an issue is created'],
			['issue.updated-1.0', 'Updated', 'an issue changes'],
			['issue.deleted-1.0', 'Deleted', 'an issue is deleted in the web interface'],
			['issue.restored-1.0', 'Restored', 'a deleted issue is restored in the web interface'],
			['issue.unlinked-1.0', 'Unlinked', 'its pushpin is removed from a document'],
		],
	},
	{
		label: 'Review',
		system: 'autodesk.construction.reviews',
		scope: 'project',
		// Service accounts are reported not to get them.
		owners: ['3L'],
		unconfirmedOwners: [],
		events: [
			['review.created-1.0', 'Created', 'a review starts, or could not start (status FAILED)'],
			['review.closed-1.0', 'Closed', 'a review is closed'],
		],
	},
	{
		...COST,
		scope: 'project',
		events: COST_OBJECTS.flatMap(([stem, name, updates]): EventRow[] => [
			[`${stem}.created-1.0`, `${name} Created`, 'one is created'],
			[`${stem}.updated-1.0`, `${name} Updated`, `its ${updates}`],
			[`${stem}.deleted-1.0`, `${name} Deleted`, 'one is deleted'],
		]),
	},
	{
		...COST,
		scope: 'account',
		events: [
			[
				'project.initialized-1.0',
				'Project Initialized',
				'Cost is set up in a project of the account',
			],
		],
	},
	{
		...FUSION_MANAGE,
		scope: 'workspace',
		events: [
			['item.create', 'Item Created', 'an item is created'],
			['item.update', 'Item Updated', 'an item changes'],
			['item.clone', 'Item Cloned', 'an item is cloned'],
			['item.release', 'Item Released', 'an item is released'],
			['item.lock', 'Item Locked', 'an item is locked'],
			['item.unlock', 'Item Unlocked', 'an item is unlocked'],
		],
	},
	{
		...FUSION_MANAGE,
		scope: 'transition',
		events: [['workflow.transition', 'Workflow Transition', 'a person, not a script, performs it']],
	},
	{
		label: 'BuildingConnected',
		system: 'autodesk.construction.bc',
		scope: 'company',
		owners: ['3L'],
		unconfirmedOwners: ['SSA'],
		versionOptional: true,
		events: [
			['bid.created-1.0', 'Bid Created', 'a bid is created (BuildingConnected Pro)'],
			['opportunity.created-1.0', 'Opportunity Created', 'one is created (Bid Board Pro)'],
			['opportunity.status.updated-1.0', 'Opportunity Status Updated', 'its status changes'],
			['opportunity.comment.created-1.0', 'Opportunity Comment Created', 'a comment is added'],
			['opportunity.comment.updated-1.0', 'Opportunity Comment Updated', 'a comment changes'],
			['opportunity.comment.deleted-1.0', 'Opportunity Comment Deleted', 'a comment is deleted'],
		],
	},
	{
		...TANDEM,
		scope: 'twin',
		events: [
			['dt.applyTemplate', 'Template Applied', 'a facility template is applied'],
			['dt.removeTemplate', 'Template Removed', 'a facility template is removed'],
			['dt.alert', 'Alert', 'an alert is raised in the facility'],
		],
	},
	{
		...TANDEM,
		scope: 'model',
		events: [['dt.mutation', 'Model Changed', 'data of a model changes']],
	},
	{
		label: 'Upchain',
		system: 'adsk.upchain.live',
		scope: 'typed',
		owners: [],
		unconfirmedOwners: ['2L', '3L', 'SSA'],
		events: [
			['cr.created', 'Change Request Created', 'a change request is created'],
			['item.created', 'Item Created', 'an item is created'],
		],
	},
];

/** All events, flat, in the order of the groups. */
export const CATALOGUE: readonly CatalogueEvent[] = GROUPS.flatMap(
	({ events, versionOptional, ...group }) =>
		events.map(([event, name, when]) => ({
			...group,
			value: `${group.system}/${event}`,
			event,
			name,
			when,
			...(versionOptional ? { alias: event.replace(/-1\.0$/, '') } : {}),
		})),
);

/** The catalogue's entry for a system and event id, whichever of its names is used. */
export function findEvent(system: string, event: string): CatalogueEvent | undefined {
	return CATALOGUE.find(
		(entry) => entry.system === system && (entry.event === event || entry.alias === event),
	);
}

/** Values of all events that are watched on one of these kinds of scope. */
export function eventsWatchedOn(...kinds: ScopeKind[]): string[] {
	return CATALOGUE.filter(({ scope }) => kinds.includes(scope)).map(({ value }) => value);
}
