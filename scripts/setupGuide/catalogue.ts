import type { TokenKind } from '../../nodes/apsClient/access';
import type { HookOwner } from '../../protocol/events/eventCatalogue';
import type { Scope } from '../../protocol/aps/scopes';

/** Everything that the setup guide knows, as written into its page. */
export interface Catalogue {
	/** What each scope allows. */
	scopes: Readonly<Record<Scope, string>>;
	credentials: readonly CredentialKind[];
	actions: readonly Action[];
	events: readonly GuideEvent[];
	jobs: readonly Job[];
}

export interface CredentialKind {
	kind: HookOwner;
	/** As in n8n's list of credentials. */
	name: string;
	/** As under Authentication. */
	label: string;
}

/** Whose data it is about, which decides what an admin has to do. */
export type Place =
	/** Projects, people or hubs of an ACC or BIM 360 account, or of a team hub. */
	| 'account'
	/** What the app owns, such as its buckets. */
	| 'app'
	/** Another product of Autodesk, with permissions of its own. */
	| 'product'
	/** Nothing at Autodesk. */
	| 'none';

/** An operation of an action node. */
export interface Action {
	/** Part of shared addresses: never changes, e.g. `folder.upload`. */
	key: string;
	/** The group, e.g. `Folder`. */
	group: string;
	name: string;
	/** Autodesk's name of the action, if it has one. */
	action?: string;
	scopes: readonly Scope[];
	/** Scopes for the lists in the editor that the operation itself does not need. */
	listScopes: readonly Scope[];
	access: readonly TokenKind[];
	/** Names under API Access. */
	apis: readonly string[];
	/** The same for the lists in the editor. */
	listApis: readonly string[];
	place: Place;
	/** Whether it changes nothing. */
	reading: boolean;
	/** The entry under Scopes by What You Do. */
	use: string;
}

/** An event that starts a workflow. */
export interface GuideEvent {
	/** Part of shared addresses: never changes, e.g. `data/dm.version.added`. */
	key: string;
	/** The group, e.g. `Docs File`. */
	group: string;
	name: string;
	/** The end of "Fires when …". */
	when: string;
	/** Kinds that Autodesk documents; empty for events that need no credential. */
	owners: readonly HookOwner[];
	unconfirmedOwners: readonly HookOwner[];
	apis: readonly string[];
	place: Place;
	/** Who notices it: Autodesk's webhook, the worker that polls, or the worker about itself. */
	source: 'webhook' | 'poll' | 'worker';
	/** Whether Autodesk sends it only to admins of the project. */
	projectAdmin: boolean;
}

/** An example workflow: what it uses. */
export interface Job {
	/** The name of its file. */
	key: string;
	name: string;
	description: string;
	actions: readonly string[];
	events: readonly string[];
	/** Whether it needs the worker. */
	worker: boolean;
}
