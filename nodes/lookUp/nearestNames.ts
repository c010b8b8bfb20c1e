import { nameKey } from '../../protocol/aps/names';

const MOST = 3;

/**
 * The names that someone may have meant, nearest first, at most three: those that begin alike, and those
 * with few typing errors. Names that are the same apart from letter case are shown once.
 */
export function nearestNames(name: string, names: readonly string[]): string[] {
	const wanted = nameKey(name);
	const most = Math.max(2, Math.floor(wanted.length / 4));
	const near = new Map<string, { name: string; distance: number }>();
	for (const each of names) {
		const key = nameKey(each);
		if (near.has(key)) continue;
		const distance = distanceOf(wanted, key, most);
		if (distance !== undefined) near.set(key, { name: each, distance });
	}
	return [...near.values()]
		.sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
		.slice(0, MOST)
		.map((found) => found.name);
}

/** Half a step more than typing errors could make: a longer form of the name, or a shorter one. */
function distanceOf(wanted: string, key: string, most: number): number | undefined {
	const typed = typingErrors(wanted, key, most);
	if (typed !== undefined) return typed;
	const [shorter, longer] = wanted.length < key.length ? [wanted, key] : [key, wanted];
	return shorter.length > 2 && longer.includes(shorter) ? most + 0.5 : undefined;
}

/**
 * Letters to insert, delete, replace or swap with their neighbor, known as the optimal string alignment
 * distance.
 *
 * @returns undefined if there are more than `most`
 */
function typingErrors(a: string, b: string, most: number): number | undefined {
	if (Math.abs(a.length - b.length) > most) return undefined;
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const replaced = last[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
			const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			const swapped = isSwap && row > 1 && column > 1 ? beforeLast[column - 2] + 1 : Infinity;
			current.push(Math.min(replaced, swapped, last[column] + 1, current[column - 1] + 1));
		}
		if (Math.min(...current) > most) return undefined;
		[beforeLast, last] = [last, current];
	}
	return last[b.length] <= most ? last[b.length] : undefined;
}
