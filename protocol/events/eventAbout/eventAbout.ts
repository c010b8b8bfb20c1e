import { eventFields } from '../eventFields/eventFields';
import { text } from '../eventFields/reading';
import type { EventFacts } from '../eventFields/types';
import { oneLine } from './oneLine';
import { subjectOf } from './subjects';

/**
 * What an event is about, for people who look through a list: each field is one short line of text. What the event
 * lacks is absent; for most events Autodesk sends the ID of the project, but not its name.
 */
export interface EventAbout {
	/** What kind of thing, in lower case, e.g. `file`, `folder`, `issue`, `budget`. */
	kind?: string;
	/** Name, title or number of the thing. */
	name?: string;
	id?: string;
	/** Names of the folders above it, e.g. `Project Files/Drawings`. */
	folderPath?: string;
	/** Its status afterwards, as Autodesk writes it. */
	status?: string;
	/** Autodesk rarely sends it; a worker with an app of its own adds it where events are shown. */
	projectName?: string;
	/** In Data Management form, with `b.` */
	projectId?: string;
	userName?: string;
	/** Autodesk ID of the user. */
	user?: string;
	/** Workflow of a translation. */
	workflowId?: string;
}

/** What an event of an unknown system may name in its payload. */
const LIKELY_NAMES = ['name', 'title', 'displayName'] as const;

/**
 * Reads from an event what it is about. Calls nobody: everything comes from the event itself.
 *
 * @returns undefined if the event does not say
 */
export function eventAbout(event: EventFacts): EventAbout | undefined {
	const fields = eventFields(event);
	const { kind, name, id } = subjectOf(event, fields);
	const about: EventAbout = {};
	add(about, 'kind', kind);
	add(about, 'name', name ?? likelyName(event));
	add(about, 'id', id ?? event.resourceUrn);
	for (const key of SAME_AS_FIELDS) add(about, key, fields[key]);
	return Object.keys(about).length > 0 ? about : undefined;
}

/** Those of which an event has a field by the same name. */
const SAME_AS_FIELDS = [
	'folderPath',
	'status',
	'projectName',
	'projectId',
	'userName',
	'user',
	'workflowId',
] as const satisfies ReadonlyArray<keyof EventAbout>;

function add(about: EventAbout, key: keyof EventAbout, value: unknown): void {
	const line = oneLine(text(value) ?? '');
	if (line !== '') about[key] = line;
}

function likelyName({ payload }: EventFacts): unknown {
	return LIKELY_NAMES.map((key) => payload[key]).find(isText);
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
