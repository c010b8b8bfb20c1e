/**
 * Every webhook event of Autodesk Platform Services that you can subscribe to, with a readable name.
 * The trigger node's list, the checks before activation and docs/events.md are built from this file.
 * Sources: APS Webhooks documentation and specification, 2024 to 2026. Users can
 * enter other events by hand: Autodesk adds events before it documents them.
 */

/** What an event is watched on. Determines the fields that the user fills in. */
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

/** The key of each scope kind in the body of a create call; for `typed`, the user enters the key. */
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

/** Autodesk's ID, name in Title Case without the group, and the end of "Fires when …". */
type EventRow = readonly [event: string, name: string, when: string];

interface EventGroup {
	/** Singular, as in Autodesk's products, e.g. `Docs File`. */
	label: string;
	system: string;
	scope: ScopeKind;
	/** Owners named in Autodesk's documentation. */
	owners: readonly HookOwner[];
	/** Owners that may work but are unconfirmed; the node lets them try. */
	unconfirmedOwners: readonly HookOwner[];
	events: readonly EventRow[];
	/** Whether some of Autodesk's documents name the events without `-1.0`. */
	versionOptional?: true;
}

export interface CatalogueEvent extends Omit<EventGroup, 'events' | 'versionOptional'> {
	/** Value in saved workflows, `<system>/<event>`: never change it. */
	value: string;
	event: string;
	name: string;
	when: string;
	/** Second ID of the event in some of Autodesk's documents. */
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

/** Cost objects: each can be created, updated and deleted. The last column lists what counts as an update. */
const COST_OBJECTS: ReadonlyArray<readonly [stem: string, name: string, watched: string]> = [
	['budget', 'Budget', 'code, quantity or unit price'],
	['budgetPayment', 'Budget Payment', 'status'],
	['contract', 'Contract', 'status or lock'],
	['cor', 'Change Order Request', 'status, cost status or budget status'],
	['costPayment', 'Cost Payment', 'status'],
	['expense', 'Expense', 'status'],
	['expenseItem', 'Expense Item', 'budget'],
	['mainContract', 'Main Contract', 'status or lock'],
	['mainContractItem', 'Main Contract Item', 'amount, quantity, unit price or budget'],
	['oco', 'Owner Change Order', 'status, cost status or budget status'],
	['pco', 'Potential Change Order', 'status, cost status or budget status'],
	['rfq', 'Request for Quotation', 'status, cost status or budget status'],
	['scheduleOfValue', 'Schedule of Values', 'amount, quantity, unit price or allocated amount'],
	['sco', 'Supplier Change Order', 'status, cost status or budget status'],
	['segmentValue', 'Segment Value', 'value'],
];

const GROUPS: readonly EventGroup[] = [
	{
		label: 'Docs File',
		...DOCS,
		events: [
			['dm.version.added', 'Version Added', 'a file or a new version of a file is uploaded'],
			['dm.version.modified', 'Version Modified', 'details of a version change; fires often'],
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
				'a long-running job starts, such as deleting a folder',
			],
			['dm.operation.completed', 'Operation Completed', 'a long-running job ends'],
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
				'a user syncs with the central model; may fire more than once per sync',
			],
			[
				'model.publish',
				'Publishing Started',
				'publishing starts; when it ends, Docs File: Version Added fires',
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
			['issue.unlinked-1.0', 'Unlinked', 'the pushpin of an issue is removed from a document'],
		],
	},
	{
		label: 'Review',
		system: 'autodesk.construction.reviews',
		scope: 'project',
		// Service accounts reportedly do not receive them.
		owners: ['3L'],
		unconfirmedOwners: [],
		events: [
			['review.created-1.0', 'Created', 'a review starts or fails to start (status FAILED)'],
			['review.closed-1.0', 'Closed', 'a review is closed'],
		],
	},
	{
		...COST,
		scope: 'project',
		events: COST_OBJECTS.flatMap(([stem, name, watched]): EventRow[] => {
			const one = `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name.toLowerCase()}`;
			return [
				[`${stem}.created-1.0`, `${name} Created`, `${one} is created`],
				[`${stem}.updated-1.0`, `${name} Updated`, `the ${watched} of ${one} changes`],
				[`${stem}.deleted-1.0`, `${name} Deleted`, `${one} is deleted`],
			];
		}),
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
		events: [
			[
				'workflow.transition',
				'Workflow Transition',
				'a user, not a script, performs a workflow transition',
			],
		],
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
			[
				'opportunity.created-1.0',
				'Opportunity Created',
				'an opportunity is created (Bid Board Pro)',
			],
			[
				'opportunity.status.updated-1.0',
				'Opportunity Status Updated',
				'the status of an opportunity changes',
			],
			[
				'opportunity.comment.created-1.0',
				'Opportunity Comment Created',
				'a comment is added to an opportunity',
			],
			[
				'opportunity.comment.updated-1.0',
				'Opportunity Comment Updated',
				'a comment on an opportunity changes',
			],
			[
				'opportunity.comment.deleted-1.0',
				'Opportunity Comment Deleted',
				'a comment on an opportunity is deleted',
			],
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

/** The catalog's entry for a system and event ID, by either of its names. */
export function findEvent(system: string, event: string): CatalogueEvent | undefined {
	return CATALOGUE.find(
		(entry) => entry.system === system && (entry.event === event || entry.alias === event),
	);
}

/** Whether Autodesk sends the event to webhooks of this owner, as far as is known. */
export function isSentTo(
	owner: HookOwner,
	{ owners, unconfirmedOwners }: Pick<CatalogueEvent, 'owners' | 'unconfirmedOwners'>,
): boolean {
	return owners.includes(owner) || unconfirmedOwners.includes(owner);
}

/** Values of all events that are watched on one of these kinds of scope. */
export function eventsWatchedOn(...kinds: ScopeKind[]): string[] {
	return CATALOGUE.filter(({ scope }) => kinds.includes(scope)).map(({ value }) => value);
}
