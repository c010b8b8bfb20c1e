import type { INodeProperties } from 'n8n-workflow';
import { isGuid, toAdminId } from '../../../protocol/aps/ids';
import { parseWebLink } from '../../../protocol/aps/webLink';
import { isJsonObject } from '../../../protocol/json';
import { accountId } from '../../fields/account';
import type { Directories } from '../../lookUp/directories';
import { BY_NAME } from '../../lookUp/finder';
import type { NamedList } from '../../lookUp/named';
import { idOfTheOne } from '../../lookUp/theOne';
import { isMeant } from '../../parameters/isMeant';
import { locatorText } from '../../parameters/locatorText';
import type { WorkerRun } from '../operations/operation';
import { accountsOf, projectsOf, subscriptionsOf, watchesOf } from './lists';

interface Rule {
	list(run: WorkerRun): NamedList;
	/** Whether it is an ID, or a link that contains one. */
	isId(text: string): boolean;
}

/** How each locator finds a name. */
const RULES: ReadonlyMap<string, Rule> = new Map([
	[
		'subscription',
		{ list: ({ worker }) => subscriptionsOf(worker), isId: (text) => text.startsWith('sub_') },
	],
	['watch', { list: ({ worker }) => watchesOf(worker), isId: (text) => text.startsWith('wat_') }],
	['account', { list: ({ worker }) => accountsOf(worker), isId: isIdOfAutodesk }],
	['project', { list: (run) => projectsOf(run.worker, accountId(run)), isId: isIdOfAutodesk }],
]);

/**
 * The same run with an ID in place of each name in a locator, so that operations only know IDs. Looks in the
 * order of the fields, because a project is looked up in the account before it.
 *
 * @param directories what other items have looked up
 * @throws InvalidValue if a name belongs to nothing, or to several things
 */
export async function withIds(run: WorkerRun, directories: Directories): Promise<WorkerRun> {
	const changed = new Map<string, unknown>();
	const resolved: WorkerRun = {
		...run,
		param: <T>(name: string, fallback?: T) =>
			changed.has(name) ? (changed.get(name) as T) : run.param(name, fallback),
	};
	for (const field of run.operation.fields) {
		if (!isMeant(run, field)) continue;
		const entered = run.param<unknown>(field.name, null);
		const value =
			field.type === 'collection'
				? await idsInCollection(resolved, directories, field, entered)
				: await idIn(resolved, directories, field, entered);
		if (value !== entered) changed.set(field.name, value);
	}
	return resolved;
}

async function idsInCollection(
	run: WorkerRun,
	directories: Directories,
	{ options = [] }: INodeProperties,
	entries: unknown,
): Promise<unknown> {
	if (!isJsonObject(entries)) return entries;
	const changed: Record<string, unknown> = {};
	for (const field of options) {
		if (!('type' in field)) continue;
		const value = await idIn(run, directories, field, entries[field.name]);
		if (value !== entries[field.name]) changed[field.name] = value;
	}
	return Object.keys(changed).length === 0 ? entries : { ...entries, ...changed };
}

/** @returns the value itself if there is no name in it */
async function idIn(
	run: WorkerRun,
	directories: Directories,
	{ displayName, name, type }: INodeProperties,
	value: unknown,
): Promise<unknown> {
	const rule = type === 'resourceLocator' ? RULES.get(name) : undefined;
	if (rule === undefined) return value;
	const text = locatorText(value);
	const mode = isJsonObject(value) ? value.mode : undefined;
	if (text === '' || (mode !== BY_NAME && !isTool(run))) return value;
	if (rule.isId(text)) return value;
	const id = await idOfTheOne(directories, rule.list(run), displayName, text);
	return { __rl: true, mode: 'id', value: id };
}

function isIdOfAutodesk(text: string): boolean {
	return isGuid(toAdminId(text)) || parseWebLink(text) !== undefined;
}

/** An agent can fill any locator, and knows names rather than IDs. */
function isTool({ ctx }: WorkerRun): boolean {
	return ctx.getNode().type.endsWith('Tool');
}
