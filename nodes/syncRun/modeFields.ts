import type { INodeCredentialDescription } from 'n8n-workflow';
import { InvalidValue } from '../values/invalidValue';
import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { WORKER_CREDENTIAL } from '../workerClient/workerApi';
import { requiredText } from '../values/text';

/** What the input items are. */
export const source = defineParameter({
	displayName: 'Input Items',
	name: 'source',
	type: 'options',
	options: [
		{
			name: 'Changes to Undo',
			value: 'changes',
			description: 'Items that an earlier run of a sync returned, or those of its audit file',
		},
		{
			name: 'Wanted Users',
			value: 'users',
			description: 'One item for each user, from a spreadsheet, an HR system or a directory',
		},
	],
	default: 'users',
	description: 'What the input items are. All of them are processed together, in one run.',
	read: read.choice,
});

/** Where a sync remembers the last good source, and who has been missing since when. */
export const rememberIn = defineParameter({
	displayName: 'Remember In',
	name: 'rememberIn',
	type: 'options',
	options: [
		{
			name: 'Webhook Worker',
			value: 'worker',
			description: 'In the store of the webhook worker. Needed if n8n runs in queue mode.',
		},
		{
			name: 'Workflow',
			value: 'workflow',
			description: 'In the static data of the workflow, which n8n forgets in queue mode',
		},
	],
	default: 'workflow',
	displayOptions: { show: { source: ['users'] } },
	description:
		'Where the sync remembers between runs how long the last source was, and who has been missing since when',
	read: read.choice,
});

/** The credential of a sync that remembers in the worker. */
export const memoryCredential: INodeCredentialDescription = {
	name: WORKER_CREDENTIAL,
	required: true,
	displayOptions: { show: { operation: ['sync'], rememberIn: ['worker'] } },
};

export const mode = defineParameter({
	displayName: 'Mode',
	name: 'mode',
	type: 'options',
	options: [
		{
			name: 'Plan',
			value: 'plan',
			description: 'Change nothing, and return what would change and why',
		},
		{
			name: 'Apply',
			value: 'apply',
			description: 'Plan, and apply the plan at once if it is within all guards',
		},
		{
			name: 'Apply a Reviewed Plan',
			value: 'applyReviewed',
			description: 'Apply the plan only if it still is the one that somebody has reviewed',
		},
	],
	default: 'plan',
	description: 'Whether to change anything',
	read: read.choice,
});

export const reviewedHash = defineParameter({
	displayName: 'Plan Hash',
	name: 'planHash',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
	displayOptions: { show: { mode: ['applyReviewed'] } },
	description:
		'The <code>planHash</code> of the plan that was reviewed. If anything the plan depends on has changed since, the node stops and changes nothing.',
	read(entered, { displayName }) {
		const hash = requiredText(displayName, entered, 255).toLowerCase();
		if (/^[0-9a-f]{64}$/.test(hash)) return hash;
		throw new InvalidValue(displayName, 'enter the planHash of the summary of a plan');
	},
});

export const allowRemovals = defineParameter({
	displayName: 'Allow Removals',
	name: 'allowRemovals',
	type: 'boolean',
	default: false,
	description:
		'Whether users lose access if they are in the scope but not in the input, or if their item says so. If this is off, they stay.',
	read: read.boolean,
});
