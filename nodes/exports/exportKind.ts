import type { Purpose } from '../apsClient/advice';

/** What differs between the exports of files and those of sheets. */
export interface ExportKind {
	/** What is exported. */
	things: 'files' | 'sheets';
	/** Path of one export. */
	pathOf(place: ExportPlace): string;
	/** What to do about a refusal. */
	advice: Purpose['advice'];
	/** The operation that gets the result of an export that was started before, e.g. `Export > Get`. */
	resumedBy: string;
	/** Of the result, where its address does not say it. */
	extension: '.pdf' | '.zip';
}

/** Which export. */
export interface ExportPlace {
	/** A bare GUID. */
	projectId: string;
	id: string;
}
