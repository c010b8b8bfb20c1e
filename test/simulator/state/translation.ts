import type { Region } from '../../../protocol/aps/regions';

/** What Model Derivative has made, or is making, of a model. */
export interface Translation {
	/** In URL-safe Base64, without padding. */
	urn: string;
	/** Of the source file, with its extension. */
	sourceName: string;
	region: Region;
	/** Key: output format. */
	formats: Map<string, TranslatedFormat>;
}

export interface TranslatedFormat {
	views: ReadonlyArray<'2d' | '3d'>;
	hasMasterViews: boolean;
	/** Unix time in milliseconds. */
	finishesAt: number;
	/** Why it fails when it ends. */
	failure?: string;
}

/** A comparison of two versions of a model. */
export interface Diff {
	id: string;
	projectId: string;
	previousId: string;
	currentId: string;
	/** Unix time in milliseconds. */
	finishesAt: number;
	failure?: string;
}
