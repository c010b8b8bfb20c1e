/** A unit with its place in the tree. */
export interface PlacedUnit {
	id: string;
	/** Null at the top. */
	parentId: string | null;
	name: string;
	/** Names from the top down, e.g. `Europe/Germany`. */
	path: string;
}

/**
 * Units from the top down, each before its children, with their paths.
 *
 * @returns as `loose` the units that cannot be reached from the top: their parent is missing, or
 * they are below themselves
 */
export function inTreeOrder<Unit extends PlacedUnit>(
	units: readonly Unit[],
): { placed: Unit[]; loose: Unit[] } {
	const placed: Unit[] = [];
	function place(parentId: string | null, above: string): void {
		for (const unit of units.filter((candidate) => candidate.parentId === parentId)) {
			const path = `${above}${unit.name}`;
			placed.push({ ...unit, path });
			place(unit.id, `${path}/`);
		}
	}
	place(null, '');
	const reached = new Set(placed.map(({ id }) => id));
	return { placed, loose: units.filter(({ id }) => !reached.has(id)) };
}
