import type { INodeProperties } from 'n8n-workflow';
import { InvalidValue } from '../../values/invalidValue';
import { plainText } from '../../values/plainText';
import { options } from '../fields/options';

/** Reads a parameter of the node by its declaration. A hidden one has its default. */
export type ReadParameter = (field: INodeProperties) => unknown;

/** @returns the text without surrounding blanks, '' when the field is empty @throws InvalidValue */
export function textOf(read: ReadParameter, field: INodeProperties): string {
	return plainText(field.displayName, read(field)).trim();
}

/** @throws InvalidValue when the field is empty */
export function requiredTextOf(read: ReadParameter, field: INodeProperties): string {
	const text = textOf(read, field);
	if (text !== '') return text;
	throw new InvalidValue(field.displayName, 'enter a value; the chosen events require it');
}

/** The entries of the Options collection; missing ones were not added. */
export function optionsOf(read: ReadParameter): Readonly<Record<string, unknown>> {
	const entries = read(options);
	return typeof entries === 'object' && entries !== null ? { ...entries } : {};
}
