import type { Call } from '../http/endpoint';
import type { StoredObject } from '../state/storage';
import { sha1Of } from './content';

/** Gives generated content its SHA-1 when somebody asks for the first time: it takes seconds per GiB. */
export async function hashGenerated(
	{ sim }: Pick<Call, 'sim'>,
	object: StoredObject,
): Promise<void> {
	if (object.content?.kind !== 'generated' || !sim.settings.hashUploads) return;
	object.sha1 ??= await sha1Of(object.content);
}
