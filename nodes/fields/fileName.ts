import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { documentName, optionalDocumentName } from '../values/documentName';

/** The file's name where it may stay empty; the operation describes what happens then. */
export const optionalFileName = defineParameter({
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. A-101.pdf',
	description: 'Name of the file, with its extension',
	read: read.by(optionalDocumentName),
});

/** The file's name where it is needed. */
export const fileName = defineParameter({
	...optionalFileName,
	required: true,
	read: read.by(documentName),
});
