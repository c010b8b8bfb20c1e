import type { INodeProperties } from 'n8n-workflow';
import { InvalidValue } from '../values/invalidValue';

type Kind = 'file' | 'fileVersion';

const FACTS = {
	file: { thing: 'file', name: 'fileExtensionType', start: 'items:' },
	fileVersion: { thing: 'version', name: 'versionExtensionType', start: 'versions:' },
};

/**
 * Entry of Additional Fields, stored as `fileExtensionType` or `versionExtensionType`.
 *
 * @param example a type that differs from the usual one
 */
export function extensionTypeField(kind: Kind, example: string): INodeProperties {
	const { thing, name } = FACTS[kind];
	return {
		displayName: labelOf(kind),
		name,
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description: `Autodesk's extension type of the ${thing}. Leave empty for the usual type of the hub.`,
	};
}

/** @returns undefined when the field is empty @throws InvalidValue */
export function extensionTypeOf(kind: Kind, value: unknown): string | undefined {
	const type = String(value ?? '').trim();
	if (type === '') return undefined;
	const { start } = FACTS[kind];
	if (type.startsWith(start) && /^[\w.:-]+$/.test(type)) return type;
	throw new InvalidValue(
		labelOf(kind),
		`"${type}" is not an extension type; expected ${start}autodesk.…:…`,
	);
}

function labelOf(kind: Kind): string {
	return `Extension Type of ${kind === 'file' ? 'File' : 'Version'}`;
}
