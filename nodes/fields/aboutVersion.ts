import type { INodeProperties } from 'n8n-workflow';
import type { VersionDetails, VersionReference } from '../../protocol/aps/documentBodies';
import { MAX_WORKFLOW_ATTRIBUTE_BYTES } from '../../protocol/aps/workflowId';
import type { JsonObject } from '../../protocol/json';
import { defineParameter } from '../parameters/parameter';
import type { ParameterCollection } from '../parameters/parameter';
import type { Run } from '../parameters/run';
import { valueIn } from '../parameters/values';
import { choice } from '../values/choice';
import { jsonObject } from '../values/jsonObject';
import { smallJson } from '../values/smallJson';
import { versionUrn } from '../values/versionUrn';
import { workflow } from './workflow';

/** Entries of Additional Fields, for operations that create a version. */

const workflowAttribute = defineParameter({
	displayName: 'Workflow Attributes (JSON)',
	name: 'workflowAttribute',
	type: 'json',
	default: '{}',
	description:
		'A JSON object of your own that Autodesk returns in the Model Derivative events of the workflow, less than 1 KB. Autodesk ignores it without a Workflow ID.',
	read(entered, { displayName }): JsonObject | undefined {
		const object = jsonObject(displayName, entered) as JsonObject | undefined;
		if (object === undefined || Object.keys(object).length === 0) return undefined;
		return smallJson(displayName, object, MAX_WORKFLOW_ATTRIBUTE_BYTES);
	},
});

const versionId: INodeProperties = {
	displayName: 'Version ID',
	name: 'versionId',
	type: 'string',
	default: '',
	placeholder: 'e.g. urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=1',
	description: 'ID or link of the other file version, in the same project',
};

const direction: INodeProperties = {
	displayName: 'Direction',
	name: 'direction',
	type: 'options',
	default: 'from',
	options: [
		{
			name: 'From the New Version',
			value: 'from',
			description: 'The new version links the other one, as a host drawing links its references',
		},
		{
			name: 'To the New Version',
			value: 'to',
			description: 'The other version links the new one',
		},
	],
	description: 'Which of the two versions links the other',
};

const nestedType: INodeProperties = {
	displayName: 'Type',
	name: 'nestedType',
	type: 'options',
	default: 'overlay',
	options: [
		{ name: 'Attachment', value: 'attachment' },
		{ name: 'Overlay', value: 'overlay' },
	],
	description: 'How the file is linked, as in AutoCAD and Revit',
};

/** What the user enters; an expression may return anything. */
interface Entered {
	reference?: Array<{ versionId?: unknown; direction?: unknown; nestedType?: unknown }>;
}

const references = defineParameter({
	displayName: 'References',
	name: 'references',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Reference',
	default: {},
	description: 'Links (xrefs) between the new version and other file versions',
	options: [
		{ displayName: 'Reference', name: 'reference', values: [versionId, direction, nestedType] },
	],
	read(entered): VersionReference[] | undefined {
		const rows = ((entered ?? {}) as Entered).reference ?? [];
		if (rows.length === 0) return undefined;
		return rows.map((row) => ({
			versionId: versionUrn(versionId.displayName, row.versionId),
			direction: choice(direction, row.direction) === 'to' ? 'to' : 'from',
			nestedType: choice(nestedType, row.nestedType) === 'attachment' ? 'attachment' : 'overlay',
		}));
	},
});

/** Everything that can be said about a new version. */
export const aboutVersion = [references, workflow, workflowAttribute] as const;

/** @param details the collection that has {@link aboutVersion} among its entries @throws InvalidValue */
export function aboutVersionIn<Context extends Run>(
	run: Context,
	details: ParameterCollection<Context>,
): VersionDetails {
	return {
		workflow: valueIn(run, details, workflow),
		workflowAttribute: valueIn(run, details, workflowAttribute),
		references: valueIn(run, details, references),
	};
}
