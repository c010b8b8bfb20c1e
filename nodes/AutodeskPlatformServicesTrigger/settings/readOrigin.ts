import type { EventOrigin } from '../../documents/eventRegion';
import { hubOfScope } from '../../documents/eventRegion';
import { chosenEventRegion } from '../../fields/region';
import { region } from '../fields/scope';
import type { EventSource } from './eventSource';
import type { Located } from './located';
import type { ReadParameter } from './readParameter';
import type { Watched } from './watched';

/** Everything in the settings that says where the events come from. @throws InvalidValue */
export function readOrigin(
	read: ReadParameter,
	{ hubId }: Located,
	sources: readonly EventSource[],
): EventOrigin {
	const watched = sources.map((source) => source.watched);
	return {
		chosen: chosenEventRegion(read(region)),
		hubIds: [hubId, ...watched.map(hubIn)].filter((id) => id !== undefined),
		urns: watched.map(urnIn).filter((urn) => urn !== undefined),
	};
}

function hubIn(watched: Watched): string | undefined {
	return watched.kind === 'typed' ? hubOfScope(watched.scopeKey, watched.scopeValue) : undefined;
}

function urnIn(watched: Watched): string | undefined {
	if (watched.kind === 'folder') return watched.folderId;
	return watched.kind === 'typed' ? watched.scopeValue : undefined;
}
