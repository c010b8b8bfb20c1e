/** The names most like what a person typed, the likest first. */
export function nearNames(typed: string, names: readonly string[], limit = 3): string[] {
	return names
		.map((name) => ({ name, likeness: likeness(typed, name) }))
		.filter(({ likeness }) => likeness >= 0.35)
		.sort((a, b) => b.likeness - a.likeness)
		.slice(0, limit)
		.map(({ name }) => name);
}

/** Dice's coefficient of letter pairs within words, 0 to 1: misspelt or reordered words stay near. */
function likeness(a: string, b: string): number {
	const [pairsOfA, pairsOfB] = [pairs(a), pairs(b)];
	const shared = [...pairsOfA].filter((pair) => pairsOfB.has(pair)).length;
	return (2 * shared) / (pairsOfA.size + pairsOfB.size || 1);
}

function pairs(text: string): Set<string> {
	const found = new Set<string>();
	for (const word of text.toLowerCase().split(/[^a-z0-9]+/)) {
		for (let index = 0; index < word.length - 1; index++) found.add(word.slice(index, index + 2));
	}
	return found;
}
