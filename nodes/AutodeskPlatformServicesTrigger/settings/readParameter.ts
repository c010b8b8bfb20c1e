import type { INodeProperties } from 'n8n-workflow';
import type { EventText } from '../../fields/eventText';
import { plainText } from '../../values/plainText';
import { options } from '../fields/options';

/** Reads a parameter of the node by its declaration. A hidden one has its default. */
export type ReadParameter = (field: INodeProperties) => unknown;

/** @returns the text without surrounding blanks, '' when the field is empty @throws InvalidValue */
export function textOf(read: ReadParameter, field: INodeProperties): string {
	return plainText(field.displayName, read(field)).trim();
}

/** @throws InvalidValue as the field's own rule says */
export function eventTextOf(read: ReadParameter, field: EventText): string {
	return field.read(read(field), field);
}

/** The entries of the Options collection; missing ones were not added. */
export function optionsOf(read: ReadParameter): Readonly<Record<string, unknown>> {
	const entries = read(options);
	return typeof entries === 'object' && entries !== null ? { ...entries } : {};
}
