import { isJsonObject, objectsIn } from '../json';
import type { JsonObject } from '../json';

/**
 * Differences between two versions of a model. Source: Model Properties v2, diffs. The service compares in
 * the background; the same two versions always have the same diff.
 */
export interface DiffJob {
	id: string;
	state: 'PROCESSING' | 'FINISHED' | 'FAILED';
	/** Why it failed. */
	problems: readonly string[];
}

/** A kind of property. Elements name their properties by its key. */
export interface DiffField {
	category: string;
	name: string;
	/** Unit of measurement, e.g. `m^2`. */
	unit: string | undefined;
}

/** An element that differs. */
export interface DiffElement {
	change: 'added' | 'removed' | 'changed';
	svf2Id: number | undefined;
	externalId: string | undefined;
	/** By key of the field. Of the newer version, or of the older one if the element was removed. */
	props: JsonObject;
	/** What a changed element had before, by key of the field: only what differs. */
	before: JsonObject;
	geometryChanged: boolean;
}

const CHANGES: Readonly<Record<string, DiffElement['change']>> = {
	OBJECT_ADDED: 'added',
	OBJECT_REMOVED: 'removed',
	OBJECT_CHANGED: 'changed',
};

/** The answer of `diffs:batch-status` for one pair of versions. @returns undefined if it is none */
export function readDiffJob(body: unknown): DiffJob | undefined {
	const [job] = isJsonObject(body) ? objectsIn(body.diffs) : [];
	if (job === undefined || typeof job.diffId !== 'string' || job.diffId === '') return undefined;
	const { state } = job;
	if (state !== 'PROCESSING' && state !== 'FINISHED' && state !== 'FAILED') return undefined;
	const problems = objectsIn(job.errors).map(({ title, detail, type }) =>
		[detail ?? title ?? type].flat().join(' '),
	);
	return { id: job.diffId, state, problems };
}

/** A line of the fields. @returns undefined if it is none */
export function readDiffField(line: unknown): [key: string, field: DiffField] | undefined {
	if (!isJsonObject(line) || typeof line.key !== 'string') return undefined;
	const { key, category, name, uom } = line;
	return [
		key,
		{
			category: typeof category === 'string' ? category : '',
			name: typeof name === 'string' ? name : key,
			unit: typeof uom === 'string' && uom !== '' ? uom : undefined,
		},
	];
}

/** A line of the properties. @returns undefined if it is none */
export function readDiffElement(line: unknown): DiffElement | undefined {
	if (!isJsonObject(line)) return undefined;
	const change = typeof line.type === 'string' ? CHANGES[line.type] : undefined;
	if (change === undefined) return undefined;
	const previous = isJsonObject(line.prev) ? line.prev : {};
	const before = isJsonObject(previous.props) ? previous.props : {};
	return {
		change,
		svf2Id: integerOf(line.svf2Id),
		externalId: typeof line.externalId === 'string' ? line.externalId : undefined,
		props: change === 'removed' ? before : isJsonObject(line.props) ? line.props : {},
		before: change === 'changed' ? before : {},
		geometryChanged: change === 'changed' && differ(line.geomHash, previous.geomHash),
	};
}

/** An element without geometry has no hash. */
function differ(now: unknown, then: unknown): boolean {
	return typeof now === 'string' && typeof then === 'string' && now !== then;
}

/** Autodesk's examples write numbers as text. */
function integerOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && value !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}
