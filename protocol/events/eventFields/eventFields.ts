import { WATCH_KIND_IDS, WATCH_SYSTEM_PREFIX } from '../watchKinds';
import { buildingConnectedFields } from './buildingConnected';
import { costFields, issueFields, reviewFields } from './construction';
import { DATA_EXTRACT_SYSTEM } from '../../callbacks/dataExtractCallback';
import { dataExtractFields } from './dataExtract';
import { docsFields } from './docs';
import { fusionManageFields } from './fusionManage';
import { tandemFields } from './tandem';
import { translationFields } from './translation';
import type { EventFacts, EventFields } from './types';
import { watchFields } from './watches';

type Reader = (event: EventFacts) => EventFields;

/** By system. */
const READERS: ReadonlyMap<string, Reader> = new Map([
	['data', docsFields],
	['adsk.c4r', docsFields],
	['derivative', translationFields],
	['autodesk.construction.issues', issueFields],
	['autodesk.construction.reviews', reviewFields],
	['adsk.flc.production', fusionManageFields],
	['autodesk.construction.bc', buildingConnectedFields],
	[DATA_EXTRACT_SYSTEM, dataExtractFields],
]);

/** Systems whose payload Autodesk does not document: what is known is around it. */
const READERS_WITHOUT_PAYLOAD: ReadonlyMap<string, Reader> = new Map([
	['autodesk.construction.cost', costFields],
	['adsk.tandem', tandemFields],
]);

/** Reads the fields of an event; empty for an unknown system. */
export function eventFields(event: EventFacts): EventFields {
	const { system } = event;
	const reader = READERS.get(system) ?? READERS_WITHOUT_PAYLOAD.get(system);
	if (reader !== undefined) return withoutGaps(reader(event));
	return isWatch(event) ? withoutGaps(watchFields(event)) : {};
}

/** Whether {@link eventFields} returns what the payload says. If not, only the payload has it. */
export function isPayloadRead(event: EventFacts): boolean {
	return READERS.has(event.system) || isWatch(event);
}

/** Whether a watch of the worker found the change. */
export function isWatch({ system }: EventFacts): boolean {
	return WATCH_KIND_IDS.some((kind) => system === WATCH_SYSTEM_PREFIX + kind);
}

function withoutGaps(fields: EventFields): EventFields {
	const present: EventFields = {};
	for (const [name, value] of Object.entries(fields)) {
		if (value !== undefined && value !== null) present[name] = value;
	}
	return present;
}
