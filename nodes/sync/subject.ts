import type { FieldValue } from './record';

/** A field that a sync keeps in step. */
export interface SyncField {
	/** Key in plans, items and records, e.g. `companyId`. */
	name: string;
	/** As shown to users, e.g. `Company`. */
	label: string;
	/** Whether the service can change it for somebody who exists. Otherwise it is only set on creation. */
	isChangeable: boolean;
	/** What the field is if the service says nothing about it. Default: null. */
	empty?: FieldValue;
}

/** What a sync is about: users of an account, or members of projects. */
export interface SyncSubject {
	/** Names it in hashes and states, e.g. `accountUser`. */
	name: string;
	/** What it is called, e.g. `account user`. */
	noun: string;
	/** What people are in, e.g. `account`. */
	place: string;
	/** How somebody leaves: an account deactivates its users, a project removes its members. */
	removal: 'deactivate' | 'remove';
	fields: readonly SyncField[];
}
