import { toUrn } from './ids';
import { parseRegion, REGIONS } from './regions';
import type { Region } from './regions';

/** Something that says in which region a webhook fires. */
export interface RegionClue {
	/** The beginning of a sentence that ends with the region, e.g. `the hub b.… is in`. */
	says: string;
	/** Where the events may come from, the likeliest region first. */
	regions: readonly Region[];
}

/** What all clues say together. */
export type HookRegion =
	| { kind: 'known'; region: Region }
	/** No region suits both. */
	| { kind: 'contradiction'; clues: readonly [RegionClue, RegionClue] }
	/** Nothing says it. Autodesk's default would be a guess, and a webhook in another region never fires. */
	| { kind: 'unknown' };

/** `urn:adsk.wipemea:…`: the part after `wip` names where Data Management stores the document. */
const STORAGE = /^urn:adsk\.wip([a-z]+)\d*:/i;

/** The region in which a webhook must be created to receive its events. */
export function hookRegion(clues: readonly RegionClue[]): HookRegion {
	for (const [index, one] of clues.entries()) {
		const other = clues.slice(index + 1).find((later) => !agree(one, later));
		if (other) return { kind: 'contradiction', clues: [one, other] };
	}
	const region = clues[0]?.regions.find((candidate) =>
		clues.every(({ regions }) => regions.includes(candidate)),
	);
	return region === undefined ? { kind: 'unknown' } : { kind: 'known', region };
}

/** A clue that names one region, such as a user's choice or a hub. */
export function regionClue(says: string, region: Region): RegionClue {
	return { says, regions: [region] };
}

/**
 * What the URN of a folder, file or version says. Autodesk documents `wipemea` for EMEA and everything else
 * for the United States, but not how URNs of newer regions look, so `wipprod` excludes EMEA only.
 *
 * @param urn percent-encoded or not; any other text is allowed
 * @returns undefined if the text is no such URN, or names no known region
 */
export function urnClue(urn: string): RegionClue | undefined {
	const text = toUrn(urn.trim());
	const name = STORAGE.exec(text)?.[1]?.toLowerCase();
	const says = `${text} is in`;
	if (name === 'prod') return { says, regions: REGIONS.filter((region) => region !== 'EMEA') };
	const region = parseRegion(name);
	return region && regionClue(says, region);
}

/**
 * @param scope what the webhook watches, e.g. `{ folder: 'urn:adsk.wipemea:…' }`
 * @returns why no event of the scope is called in the region; undefined if nothing speaks against it
 */
export function scopeElsewhere(
	region: Region,
	scope: Readonly<Record<string, string>>,
): string | undefined {
	const clues = Object.values(scope).map(urnClue);
	const found = hookRegion([
		regionClue('Region is', region),
		...clues.filter((clue) => clue !== undefined),
	]);
	return found.kind === 'contradiction' ? contradiction(found.clues) : undefined;
}

/** For example `Region is US, but the hub b.… is in EMEA`. */
export function contradiction([one, other]: readonly [RegionClue, RegionClue]): string {
	return `${sentence(one)}, but ${sentence(other)}`;
}

function sentence({ says, regions: [likeliest] }: RegionClue): string {
	return `${says} ${likeliest}`;
}

function agree(one: RegionClue, other: RegionClue): boolean {
	return one.regions.some((region) => other.regions.includes(region));
}
