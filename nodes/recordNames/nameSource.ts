import type { ProjectPlace } from '../lookUp/accountPlace';
import { listKey } from '../lookUp/listKey';
import { OncePerRun } from '../lookUp/oncePerRun';
import type { ApsRun } from '../parameters/run';

export type NamesRun = Pick<ApsRun, 'aps' | 'directories'>;

/** Names by IDs. */
export type NamesById = ReadonlyMap<string, string>;

/** A list of a project in which names of one kind stand beside their IDs. */
export interface NameSource {
	/** Sources of the same kind hold the same names. */
	kind: string;
	read(run: NamesRun, place: ProjectPlace): Promise<NamesById>;
}

const known = new OncePerRun<NamesById>();

/**
 * The names of one kind, read once for all items of an execution. Names are an extra: if they cannot be read,
 * there are none, and nobody asks again.
 */
export async function namesFrom(
	run: NamesRun,
	place: ProjectPlace,
	source: NameSource,
): Promise<NamesById> {
	const key = listKey(run.aps, source.kind, place.projectId, place.region);
	return await known.get(run.directories, key, async () =>
		source.read(run, place).catch(() => new Map()),
	);
}
