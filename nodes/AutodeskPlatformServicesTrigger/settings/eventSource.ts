import type { CatalogueEvent } from '../../../protocol/events/eventCatalogue';
import type { Watched } from './watched';

/** An event that Autodesk sends. */
export interface SelectedEvent {
	system: string;
	/** For custom events also a pattern, e.g. `dm.*`. */
	event: string;
	/** What the catalogue says about it; missing for custom events. */
	catalogued?: CatalogueEvent;
}

/** Events at Autodesk that are watched on the same thing. */
export interface EventSource {
	events: readonly SelectedEvent[];
	watched: Watched;
}
