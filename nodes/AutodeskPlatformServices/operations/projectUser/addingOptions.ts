import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

/** Entries of Options in operations that add many users to projects. */

export const DEFAULT_TIMEOUT_S = 300;
export const SECOND_MS = 1_000;

export const importTimeout = defineParameter({
	displayName: 'Import Timeout (Seconds)',
	name: 'importTimeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 3600 },
	default: DEFAULT_TIMEOUT_S,
	description:
		'How long to wait until imported users are members. Autodesk adds several users of a project in the background.',
	read: read.integer(1, 3600),
});

export const suppressInvitations = defineParameter({
	displayName: 'Suppress Invitation Emails',
	name: 'suppressInvitations',
	type: 'boolean',
	default: false,
	description: 'Whether to add users without sending invitations',
	read: read.boolean,
});
