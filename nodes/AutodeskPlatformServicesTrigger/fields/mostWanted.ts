import type { INodePropertyOptions } from 'n8n-workflow';
import { watchValue } from './eventValues';

/** What people look for, in their words, which n8n's panel shows. */
export const MOST_WANTED: ReadonlyArray<readonly [event: string, action: string]> = [
	['data/dm.version.added', 'On new file or file version'],
	['data/dm.version.deleted', 'On deleted file'],
	['data/dm.version.moved', 'On file moved into folder'],
	['data/dm.folder.added', 'On new folder'],
	['derivative/extraction.finished', 'On finished model translation'],
	['adsk.c4r/model.publish', 'On publishing of Revit cloud model'],
	['autodesk.construction.issues/issue.created-1.0', 'On new issue'],
	['autodesk.construction.issues/issue.updated-1.0', 'On changed issue'],
	['autodesk.construction.reviews/review.closed-1.0', 'On closed review'],
	[watchValue('projectUsers'), 'On changed members of project'],
];

/** The events that most people want, then all others by name, which begins with the product. */
export function mostWantedFirst(events: readonly INodePropertyOptions[]): INodePropertyOptions[] {
	const actions = new Map<unknown, string>(MOST_WANTED);
	const wanted = [...actions.keys()];
	const place = ({ value }: INodePropertyOptions) => {
		const index = wanted.indexOf(value);
		return index === -1 ? wanted.length : index;
	};
	return events
		.map((event) => ({ ...event, action: actions.get(event.value) ?? `On ${event.name}` }))
		.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}
