import { isJsonObject, objectsIn } from '../json';

/** A view of a translated model: a 3D view, or a sheet. */
export interface ModelView {
	guid: string;
	name: string | undefined;
	role: string | undefined;
	/** Of a phase of a Revit model, with all elements and rooms. */
	isMasterView: boolean;
}

/** The answer of List Model Views. @returns undefined if it is none */
export function readModelViews(body: unknown): ModelView[] | undefined {
	if (!isJsonObject(body) || !isJsonObject(body.data)) return undefined;
	const { metadata } = body.data;
	if (!Array.isArray(metadata)) return undefined;
	return objectsIn(metadata).flatMap(({ guid, name, role, isMasterView }) =>
		typeof guid === 'string' && guid !== ''
			? {
					guid,
					name: typeof name === 'string' ? name : undefined,
					role: typeof role === 'string' ? role : undefined,
					isMasterView: isMasterView === true,
				}
			: [],
	);
}

/** The view that probably has the most elements: a master view, otherwise a 3D view, otherwise the first one. */
export function fullestView(views: readonly ModelView[]): ModelView | undefined {
	return (
		views.find(({ isMasterView }) => isMasterView) ??
		views.find(({ role }) => role === '3d') ??
		views[0]
	);
}
