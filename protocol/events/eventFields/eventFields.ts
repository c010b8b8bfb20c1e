import { WATCH_KIND_IDS, WATCH_SYSTEM_PREFIX } from '../watchKinds';
import { buildingConnectedFields } from './buildingConnected';
import { costFields, issueFields, reviewFields } from './construction';
import { docsFields } from './docs';
import { fusionManageFields } from './fusionManage';
import { tandemFields } from './tandem';
import { translationFields } from './translation';
import type { EventFacts, EventFields } from './types';
import { watchFields } from './watches';

/** Reads the fields of an event; empty for an unknown system. */
export function eventFields(event: EventFacts): EventFields {
	return withoutGaps(fieldsOf(event));
}

function fieldsOf(event: EventFacts): EventFields {
	switch (event.system) {
		case 'data':
		case 'adsk.c4r':
			return docsFields(event);
		case 'derivative':
			return translationFields(event);
		case 'autodesk.construction.issues':
			return issueFields(event);
		case 'autodesk.construction.reviews':
			return reviewFields(event);
		case 'autodesk.construction.cost':
			return costFields(event);
		case 'adsk.flc.production':
			return fusionManageFields(event);
		case 'autodesk.construction.bc':
			return buildingConnectedFields(event);
		case 'adsk.tandem':
			return tandemFields(event);
		default:
			return isWatch(event) ? watchFields(event) : {};
	}
}

function isWatch({ system }: EventFacts): boolean {
	return WATCH_KIND_IDS.some((kind) => system === WATCH_SYSTEM_PREFIX + kind);
}

function withoutGaps(fields: EventFields): EventFields {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
	);
}
