import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { bucketOrObjectId } from '../../fields/bucket';
import { file, fileForLists } from '../../fields/file';
import { fileVersion } from '../../fields/fileVersion';
import { hubForLists } from '../../fields/hub';
import { object } from '../../fields/object';
import { projectOrLink } from '../../fields/project';
import { AUTOMATIC_REGION, region } from '../../fields/region';
import { defineParameter } from '../../parameters/parameter';
import { read } from '../../parameters/read';
import { parseModelUrn } from '../../../protocol/aps/modelUrn';
import { InvalidValue } from '../../values/invalidValue';
import { plainText } from '../../values/plainText';

/** How the model is chosen. */
export const modelFrom = defineParameter({
	displayName: 'Model From',
	name: 'modelFrom',
	type: 'options',
	default: 'newestVersion',
	options: [
		{
			name: 'File Version',
			value: 'fileVersion',
			description: 'One version of a file, e.g. the one that a trigger reports',
		},
		{
			name: 'Newest Version of File',
			value: 'newestVersion',
			description: 'The newest version of a file of a project',
		},
		{
			name: 'Object',
			value: 'object',
			description: 'An object of a bucket of your app',
		},
		{
			name: 'URN',
			value: 'urn',
			description: 'The URN of a file version or object, as it is or in Base64',
		},
	],
	description: 'Where the model is',
	read: read.choice,
});

export const urn = defineParameter({
	displayName: 'URN',
	name: 'urn',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. dXJuOmFkc2sud2lwcHJvZDpmcy5maWxlOnZmLmhD…',
	description:
		'The URN of a file version or object, as it is or in Base64 with or without padding, such as the field <code>derivativeUrn</code> of file versions',
	read: read.by(modelUrn),
});

export const modelRegion: INodeProperties = {
	...region,
	options: [
		{
			name: 'Automatic',
			value: AUTOMATIC_REGION,
			description: 'The region in which the model was translated',
		},
		...((region.options ?? []) as INodePropertyOptions[]),
	].sort((a, b) => a.name.localeCompare(b.name)),
	default: AUTOMATIC_REGION,
	description: 'Where Autodesk stores what is translated from the model',
};

const show = (...from: string[]) => ({ show: { modelFrom: from } });

/** Everything to choose a model. */
export const modelFields: readonly INodeProperties[] = [
	modelFrom,
	{ ...hubForLists, displayOptions: show('newestVersion', 'fileVersion') },
	{ ...projectOrLink, displayOptions: show('newestVersion', 'fileVersion') },
	{ ...file, displayOptions: show('newestVersion') },
	{ ...fileForLists, displayOptions: show('fileVersion') },
	{ ...fileVersion, displayOptions: show('fileVersion') },
	{ ...bucketOrObjectId, displayOptions: show('object') },
	{ ...object, displayOptions: show('object') },
	{ ...urn, displayOptions: show('urn') },
	modelRegion,
];

/** @returns in Base64 @throws InvalidValue */
function modelUrn(field: string, entered: unknown): string {
	const text = plainText(field, entered).trim();
	const parsed = parseModelUrn(text);
	if (parsed.kind === 'model') return parsed.encoded;
	throw new InvalidValue(
		field,
		parsed.kind === 'file'
			? `"${text}" is a file, and only its versions are translated; choose Newest Version of File under ${modelFrom.displayName}`
			: `"${text}" is not the URN of a file version or object, as it is or in Base64`,
	);
}
