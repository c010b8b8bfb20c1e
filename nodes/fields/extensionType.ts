import type { INodeProperties } from 'n8n-workflow';
import { InvalidValue } from '../values/invalidValue';

type Kind = 'Item' | 'Version';

/**
 * Entry of Additional Fields, to be stored in `itemType` or `versionType`.
 *
 * @param example a type that differs from the usual one
 */
export function extensionTypeField(kind: Kind, example: string): INodeProperties {
	return {
		displayName: labelOf(kind),
		name: `${kind.toLowerCase()}Type`,
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description: `Extension type of the ${kind.toLowerCase()}. Left empty, the usual one for files in this kind of hub is taken.`,
	};
}

/** @returns undefined when the field is empty @throws InvalidValue */
export function extensionTypeOf(kind: Kind, value: unknown): string | undefined {
	const type = String(value ?? '').trim();
	if (type === '') return undefined;
	const start = `${kind.toLowerCase()}s:`;
	if (type.startsWith(start) && /^[\w.:-]+$/.test(type)) return type;
	throw new InvalidValue(labelOf(kind), `"${type}" is none; expected ${start}autodesk.…:…`);
}

function labelOf(kind: Kind): string {
	return `${kind} Extension Type`;
}
