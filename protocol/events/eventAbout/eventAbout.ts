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
	const about: Record<keyof EventAbout, unknown> = {
		kind,
		name: name ?? LIKELY_NAMES.map((key) => event.payload[key]).find(isText),
		id: id ?? event.resourceUrn,
		folderPath: fields.folderPath,
		status: fields.status,
		projectName: fields.projectName,
		projectId: fields.projectId,
		userName: fields.userName,
		user: fields.user,
		workflowId: fields.workflowId,
	};
	const lines = Object.entries(about).flatMap(([key, value]) => {
		const line = oneLine(text(value) ?? '');
		return line === '' ? [] : [[key, line] as const];
	});
	return lines.length > 0 ? Object.fromEntries(lines) : undefined;
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
