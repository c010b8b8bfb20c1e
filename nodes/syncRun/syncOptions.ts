import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { longTextList } from '../values/textList';

/** Entries of Options that every sync has. */

export const protectAdmins = defineParameter({
	displayName: 'Protect Admins',
	name: 'protectAdmins',
	type: 'boolean',
	default: true,
	description: 'Whether admins are never changed or removed',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
});

export const protectServiceAccounts = defineParameter({
	displayName: 'Protect Service Accounts',
	name: 'protectServiceAccounts',
	type: 'boolean',
	default: true,
	description: 'Whether Secure Service Accounts are never changed or removed',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
});

export const protectedUsers = defineParameter({
	displayName: 'Protected Users',
	name: 'protectedUsers',
	type: 'string',
	default: '',
	placeholder: 'e.g. cto@example.com, *@partner.example',
	description:
		'Email addresses of users who are never changed or removed, separated by commas. An asterisk stands for any text.',
	read: read.by((_field, entered) => longTextList(entered)),
});

export const reactivate = defineParameter({
	displayName: 'Reactivate Users',
	name: 'reactivate',
	type: 'boolean',
	default: true,
	description: 'Whether inactive users become active again if they are in the input',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
});

export const reportUnchangeable = defineParameter({
	displayName: 'Report Unchangeable Fields',
	name: 'reportUnchangeable',
	type: 'boolean',
	default: true,
	description:
		'Whether differences that Autodesk’s API cannot change, such as names, are reported as conflicts',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
});

export const includeUnchanged = defineParameter({
	displayName: 'Include Unchanged Users',
	name: 'includeUnchanged',
	type: 'boolean',
	default: true,
	description: 'Whether to return an item for each user who needs no change, too',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
});

export const additionsInQuarantine = defineParameter({
	displayName: 'Add Users in Quarantine',
	name: 'additionsInQuarantine',
	type: 'boolean',
	default: false,
	description:
		'Whether new users are still added if only guards about removals are exceeded. Otherwise, a quarantined run applies nothing.',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? false,
});

export const failIfIncomplete = defineParameter({
	displayName: 'Fail If Incomplete',
	name: 'failIfIncomplete',
	type: 'boolean',
	default: false,
	description:
		'Whether the node fails if the run is quarantined or a change fails, instead of returning what was done',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? false,
});
