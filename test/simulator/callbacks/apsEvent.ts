import type { Region } from '../../../protocol/aps/regions';

/** Something happened that hooks may want to know. */
export interface ApsEvent {
	system: string;
	event: string;
	/** Where it happened; hooks of other regions do not hear of it. Every region when left out. */
	region?: Region;
	/** Scope values that cover it: a folder and all folders above. Every hook when left out. */
	scope?: readonly string[];
	resourceUrn: string;
	payload: Record<string, unknown>;
}
