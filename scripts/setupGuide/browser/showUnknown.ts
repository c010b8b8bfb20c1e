import { byId } from './dom';

/** Says what a shared address names in vain. */
export function showUnknown(keys: readonly string[]): void {
	const note = byId('unknown');
	note.hidden = keys.length === 0;
	note.textContent = `This link also names what this version of the page does not have: ${keys.join(', ')}`;
}
