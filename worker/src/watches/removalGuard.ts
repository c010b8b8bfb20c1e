/** This many missing records are never suspicious: in a short list, they are a large share. */
const HANDFUL = 5;

/** How a list that was just read differs from the snapshot before it. */
export interface ListedAgain {
	/** Records in the snapshot. */
	known: number;
	/** Records of the snapshot that the list does not hold. */
	missing: number;
}

/** How much of a list may disappear between two runs. */
export interface RemovalTerms {
	/** Share of the records, in percent. 100 allows everything. */
	maxRemovedPercent: number;
	/** Number of records in the drop that a person has accepted; null if nobody has. */
	acceptedRecords: number | null;
}

/**
 * Why a list looks as if it was not read completely although no page failed: an app that lost its
 * permission, or an outage, can turn into a short list. Reporting that as removals would make
 * workflows lock people out.
 *
 * @returns a sentence for people; undefined if the list looks complete
 */
export function suspicionAbout(
	{ known, missing }: ListedAgain,
	{ maxRemovedPercent, acceptedRecords }: RemovalTerms,
): string | undefined {
	const expected = acceptedRecords ?? known;
	const found = known - missing;
	const isPlausible = found >= expected * (1 - maxRemovedPercent / 100);
	if (missing <= HANDFUL || isPlausible) return undefined;
	return (
		`Only ${found} of ${known} known records are still listed, and at most ${maxRemovedPercent} % may ` +
		'disappear between two runs. No removal was reported. If the records are really gone, accept the drop'
	);
}
