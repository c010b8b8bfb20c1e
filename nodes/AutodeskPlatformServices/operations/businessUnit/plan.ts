import { InvalidValue } from '../../../values/invalidValue';
import type { BusinessUnit } from '../../../records/businessUnit';
import { inTreeOrder } from './tree';
import type { PlacedUnit } from './tree';
import { TOP } from './unitEntries';
import type { UnitEntry } from './unitEntries';

/** One unit of the new structure, or one that would be removed. */
export interface PlannedUnit extends PlacedUnit {
	change: 'create' | 'update' | 'keep' | 'remove';
	description: string | null;
}

/**
 * Computes the complete structure, because Autodesk accepts nothing less. A listed unit matches an
 * existing one by ID, or by name and parent; otherwise it is new. Fields that are missing from an entry
 * keep their values.
 *
 * @param unlisted what to do with existing units that are not listed
 * @returns the structure, parents before children, then the units that would be removed
 * @throws InvalidValue if a unit is listed twice, or its parent is unknown, is below it or would be
 * removed
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
	if (orphan) throw broken(`"${orphan.name}" is below a unit that would be removed`);
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
		`"${name}" has the parent "${parent}", which neither exists nor is listed before it`,
	);
}

/** A path without spaces around its slashes; names may also contain slashes with spaces. */
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
	// Units that do not change may be inconsistent at Autodesk.
	const lost = loose.find(({ change }) => change !== 'keep');
	if (lost)
		throw broken(`"${lost.name}" would be below itself, or below a unit that does not exist`);
	return [...placed, ...loose];
}

function broken(rule: string): InvalidValue {
	return new InvalidValue('Units', rule);
}
