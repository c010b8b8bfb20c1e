import type { Settings } from '../state/settings';
import type { State } from '../state/state';

/** What callbacks depend on: whose hooks there are, and how Autodesk behaves just now. */
export interface Sender {
	state: State;
	settings: Settings;
}
