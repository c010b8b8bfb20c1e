import type { INodeProperties } from 'n8n-workflow';
import { isJsonObject } from '../../protocol/json';
import type { ApsRun } from '../parameters/run';
import { optionalText } from '../values/text';
import { BY_NAME, LookUp } from './lookUp';
import { idOfTheOne } from './theOne';

/** Longer than the names and email addresses that Autodesk accepts. */
const LONGEST = 255;

/**
 * The same run with an ID in place of each name in a locator, so that operations only know IDs. Looks in
 * the order of the fields, because a role is looked up in the project before it.
 *
 * @param options entries of the collection Options
 * @throws InvalidValue if a name belongs to nothing, or to several things
 */
export async function withIdsForNames<ItemRun extends ApsRun>(
	run: ItemRun,
	options: readonly INodeProperties[] = [],
): Promise<ItemRun> {
	const changed = new Map<string, unknown>();
	const resolved: ItemRun = {
		...run,
		param: <T>(name: string, fallback?: T) =>
			changed.has(name) ? (changed.get(name) as T) : run.param(name, fallback),
	};
	const fields = [...run.operation.fields, optionsOf(options)];
	for (const field of fields.filter(holdsLookUp)) {
		const entered = run.param<unknown>(field.name, null);
		const value = await idsIn(field, entered, resolved);
		if (value !== entered) changed.set(field.name, value);
	}
	return resolved;
}

function optionsOf(options: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [...options],
	};
}

/** The parameters below a parameter. A group of a fixed collection counts as a collection. */
function nested({ options = [] }: INodeProperties): INodeProperties[] {
	return options.flatMap((option) => {
		if ('values' in option) {
			const { displayName, name, values } = option;
			return { displayName, name, type: 'collection', default: {}, options: values };
		}
		return 'type' in option ? option : [];
	});
}

function holdsLookUp(field: INodeProperties): boolean {
	return lookUpOf(field) !== undefined || nested(field).some(holdsLookUp);
}

function lookUpOf(field: INodeProperties): LookUp | undefined {
	return 'lookUp' in field && field.lookUp instanceof LookUp ? field.lookUp : undefined;
}

/** @returns the value itself if there is no name in it */
async function idsIn(field: INodeProperties, value: unknown, run: ApsRun): Promise<unknown> {
	const lookUp = lookUpOf(field);
	if (lookUp !== undefined) return await idInLocator(field, lookUp, value, run);
	if (Array.isArray(value)) return await idsInRows(field, value, run);
	if (!isJsonObject(value)) return value;
	const changed: Record<string, unknown> = {};
	for (const below of nested(field).filter(holdsLookUp)) {
		const entered = value[below.name];
		const found = await idsIn(below, entered, run);
		if (found !== entered) changed[below.name] = found;
	}
	return Object.keys(changed).length === 0 ? value : { ...value, ...changed };
}

async function idsInRows(
	field: INodeProperties,
	rows: readonly unknown[],
	run: ApsRun,
): Promise<unknown> {
	const found: unknown[] = [];
	for (const row of rows) found.push(await idsIn(field, row, run));
	return found.some((row, index) => row !== rows[index]) ? found : rows;
}

async function idInLocator(
	{ displayName }: INodeProperties,
	lookUp: LookUp,
	value: unknown,
	run: ApsRun,
): Promise<unknown> {
	if (!isJsonObject(value) || value.mode !== BY_NAME) return value;
	const name = optionalText(displayName, value.value, LONGEST);
	if (name === undefined) return value;
	const list = lookUp.list(run);
	const mayBeMissing = lookUp.ifMissing === 'leave';
	if (mayBeMissing && (await run.directories.find(list, name)).length === 0) return value;
	const id = await idOfTheOne(run.directories, list, displayName, name);
	return { ...value, mode: 'id', value: id };
}
