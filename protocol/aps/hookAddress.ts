import { percentDecode } from './ids';

/** Identifies a webhook at Autodesk within its region. */
export interface HookAddress {
	system: string;
	event: string;
	hookId: string;
}

const HOOK_PATH = /\/systems\/([^/\s]+)\/events\/([^/\s]+)\/hooks\/([^/?#\s]+)/;

/**
 * Reads a webhook's own path or URL, as Autodesk returns it in `__self__` and `Location`, e.g.
 * `/systems/data/events/dm.version.added/hooks/0f60f6a0-…`.
 *
 * @returns undefined if the text is neither, such as a bare ID
 */
export function parseHookAddress(text: string): HookAddress | undefined {
	const [, system, event, hookId] = HOOK_PATH.exec(text) ?? [];
	if (!system || !event || !hookId) return undefined;
	return { system, event: percentDecode(event), hookId };
}

/** The webhook's own path, see {@link parseHookAddress}. */
export function hookSelfPath({ system, event, hookId }: HookAddress): string {
	return `/systems/${system}/events/${encodeURIComponent(event)}/hooks/${hookId}`;
}
