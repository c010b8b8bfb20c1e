import { WORKFLOW_ID } from '../../protocol/aps/workflowId';
import { InvalidValue } from '../values/invalidValue';
import { optionalText } from '../values/text';
import type { EventText } from './eventText';

/** Longer than any URN of Autodesk. */
const MAX_LENGTH = 500;

// What a webhook watches, for scopes that no list can be chosen from.

export const workflowId: EventText = {
	displayName: 'Workflow ID',
	name: 'workflowId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. nightly-translation',
	description:
		'An ID of your choice. Each translation job must carry it as misc.workflow; jobs without it cannot be watched.',
	read(entered, { displayName }) {
		const id = requiredScope(displayName, entered);
		if (WORKFLOW_ID.test(id)) return id;
		throw new InvalidValue(
			displayName,
			`"${id}" is not a workflow ID; use at most 36 characters from A-Z, a-z, 0-9 and the hyphen, and give the translation job the same ID (misc.workflow)`,
		);
	},
};

export const tenant: EventText = {
	displayName: 'Tenant',
	name: 'tenant',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. EXAMPLETENANT',
	description: 'First part of your Fusion Manage address',
	// Autodesk accepts the tenant in upper case only.
	read: (entered, { displayName }) => requiredScope(displayName, entered).toUpperCase(),
};

export const workspaceId: EventText = {
	displayName: 'Workspace ID',
	name: 'workspaceId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 721',
	description: 'Number of the workspace in Fusion Manage',
	read: readScope,
};

export const transitionId: EventText = {
	displayName: 'Transition ID',
	name: 'transitionId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 45',
	description: 'Number of the workflow transition in the workspace',
	read: readScope,
};

export const companyId: EventText = {
	displayName: 'Company ID',
	name: 'companyId',
	type: 'string',
	required: true,
	default: '',
	description: 'ID of your company in BuildingConnected, as your user profile shows it',
	read: readScope,
};

export const twinUrn: EventText = {
	displayName: 'Twin URN',
	name: 'twinUrn',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. urn:adsk.dtt:ExAmPlEtWiN',
	description: 'The facility in Tandem',
	read: readScope,
};

export const modelUrn: EventText = {
	displayName: 'Model URN',
	name: 'modelUrn',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. urn:adsk.dtm:ExAmPlEmOdEl',
	description: 'The model in Tandem',
	read: readScope,
};

export const scopeKey: EventText = {
	displayName: 'Scope Key',
	name: 'scopeKey',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. folder',
	description:
		'The kind of resource to watch, as Autodesk names it in the scope of a webhook. Some events do not document it.',
	read: readScope,
};

export const scopeValue: EventText = {
	displayName: 'Scope Value',
	name: 'scopeValue',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. urn:adsk.wipprod:fs.folder:co.AAAA',
	description: 'ID or URN of the resource to watch',
	read: readScope,
};

function readScope(entered: unknown, { displayName }: { displayName: string }): string {
	return requiredScope(displayName, entered);
}

function requiredScope(field: string, entered: unknown): string {
	const text = optionalText(field, entered, MAX_LENGTH);
	if (text !== undefined) return text;
	throw new InvalidValue(field, 'enter a value; the event requires it');
}
