import { sha1Of } from '../oss/content';
import type { Simulation } from '../simulation/simulation';
import { sha1OfGenerated } from '../state/generatedBytes';

/**
 * Whether an object holds the generated content of a seed, whatever way it came. Takes seconds per GiB.
 *
 * @param id storage URN
 * @throws RangeError for an object that is unknown or empty of content
 */
export async function holdsGenerated(
	{ state }: Simulation,
	id: string,
	seed: number,
): Promise<boolean> {
	const object = state.objects.get(id);
	if (!object?.content) throw new RangeError(`There is no object ${id}`);
	return (await sha1Of(object.content)) === sha1OfGenerated(seed, object.size);
}
