import { InvalidValue } from '../../../values/invalidValue';
import type { BusinessUnit } from '../../../records/businessUnit';
import { inTreeOrder } from './tree';
import type { PlacedUnit } from './tree';
import { TOP } from './unitEntries';
import type { UnitEntry } from './unitEntries';

/** One unit of the structure to come, or one that would disappear. */
export interface PlannedUnit extends PlacedUnit {
	change: 'create' | 'update' | 'keep' | 'remove';
	description: string | null;
}

/**
 * Works out the complete structure, because Autodesk takes nothing less. A listed unit is an existing
 * one when it names its id, or has its name and parent; else it is new. What it does not say about
 * an existing unit stays.
 *
 * @param unlisted what becomes of existing units that are not listed
 * @returns the structure, parents before children, then the units that would disappear
 * @throws InvalidValue when a unit is listed twice, or its parent is unknown, lies below it or would
 * disappear
 */
export function planStructure(
	existing: readonly BusinessUnit[],
	entries: readonly UnitEntry[],
	unlisted: 'keep' | 'remove',
): PlannedUnit[] {
	const before = currentUnits(existing);
	const listed: PlannedUnit[] = [];
	for (const entry of entries) {
		const parents = unlisted === 'keep' ? [...listed, ...before] : listed;
		const unit = listedUnit(entry, before, parents);
		if (listed.some(({ id }) => id === unit.id)) throw broken(`"${unit.path}" is listed twice`);
		listed.push(unit);
	}
	const isListed = ({ id }: PlannedUnit) => listed.some((unit) => unit.id === id);
	const others = before.filter((unit) => !isListed(unit));
	if (unlisted === 'keep') return arranged([...others, ...listed]);
	const orphan = listed.find(({ parentId }) => others.some(({ id }) => id === parentId));
	if (orphan) throw broken(`"${orphan.name}" lies below a unit that would disappear`);
	return [...arranged(listed), ...others.map((unit) => ({ ...unit, change: 'remove' as const }))];
}

function currentUnits(existing: readonly BusinessUnit[]): PlannedUnit[] {
	const units = existing.map(({ id, name, parent_id: parentId, description }) => ({
		change: 'keep' as const,
		id,
		parentId: parentId || null,
		name,
		path: name,
		description: description ?? null,
	}));
	const { placed, loose } = inTreeOrder(units);
	return [...placed, ...loose];
}

function listedUnit(
	entry: UnitEntry,
	before: readonly PlannedUnit[],
	parents: readonly PlannedUnit[],
): PlannedUnit {
	const parent = parentOf(entry, before, parents);
	const parentId = parent?.id ?? null;
	const old = before.find((unit) =>
		entry.id ? unit.id === entry.id : unit.name === entry.name && unit.parentId === parentId,
	);
	const unit = {
		id: entry.id ?? old?.id ?? crypto.randomUUID(),
		parentId,
		name: entry.name,
		path: parent ? `${parent.path}/${entry.name}` : entry.name,
		description: entry.description ?? old?.description ?? null,
	};
	return { change: old ? changeOf(old, unit) : 'create', ...unit };
}

/** @returns undefined for a unit at the top */
function parentOf(
	{ id, name, parent }: UnitEntry,
	before: readonly PlannedUnit[],
	parents: readonly PlannedUnit[],
): PlannedUnit | undefined {
	if (parent === undefined) {
		const old = before.find((unit) => unit.id === id);
		return before.find((unit) => unit.id === old?.parentId);
	}
	if (parent === TOP) return undefined;
	const path = tidied(parent);
	const found = parents.find((unit) => unit.id === parent || tidied(unit.path) === path);
	if (found) return found;
	throw broken(
		`"${name}" names the parent "${parent}", which is neither there nor listed before it`,
	);
}

/** A path without blanks around its slashes; names may hold slashes with blanks too. */
function tidied(path: string): string {
	return path.split(/\s*\/\s*/).join('/');
}

function changeOf(old: PlannedUnit, unit: Omit<PlannedUnit, 'change'>): PlannedUnit['change'] {
	const isSame =
		old.name === unit.name &&
		old.parentId === unit.parentId &&
		old.description === unit.description;
	return isSame ? 'keep' : 'update';
}

function arranged(units: readonly PlannedUnit[]): PlannedUnit[] {
	const { placed, loose } = inTreeOrder(units);
	// What is not touched may be as odd as Autodesk has it.
	const lost = loose.find(({ change }) => change !== 'keep');
	if (lost) throw broken(`"${lost.name}" would lie below itself, or below a unit that is missing`);
	return [...placed, ...loose];
}

function broken(rule: string): InvalidValue {
	return new InvalidValue('Units', rule);
}
