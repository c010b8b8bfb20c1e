import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { InvalidValue } from '../values/invalidValue';

/** Entry of Additional Fields. */
export const fileExtensionType = defineParameter({
	displayName: 'Extension Type of File',
	name: 'fileExtensionType',
	type: 'string',
	default: '',
	placeholder: 'e.g. items:autodesk.bim360:Document',
	description:
		'Extension type of the file at Autodesk. Leave empty for the default type of the hub.',
	read: extensionTypeOf('items:'),
});

/** Entry of Additional Fields. */
export const versionExtensionType = defineParameter({
	displayName: 'Extension Type of Version',
	name: 'versionExtensionType',
	type: 'string',
	default: '',
	placeholder: 'e.g. versions:autodesk.bim360:Document',
	description:
		'Extension type of the version at Autodesk. Leave empty for the default type of the hub.',
	read: extensionTypeOf('versions:'),
});

/** @param start what types of this kind begin with */
function extensionTypeOf(start: string) {
	return read.by((field, value): string | undefined => {
		const type = String(value ?? '').trim();
		if (type === '') return undefined;
		if (type.startsWith(start) && /^[\w.:-]+$/.test(type)) return type;
		throw new InvalidValue(
			field,
			`"${type}" is not an extension type; expected ${start}autodesk.…:…`,
		);
	});
}
