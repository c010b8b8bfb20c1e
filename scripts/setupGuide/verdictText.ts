import type { HookOwner } from '../../protocol/events/eventCatalogue';
import type { Choice } from './choice';
import type { KindVerdict } from './plan';

const WHY: Readonly<Record<HookOwner, string>> = {
	'3L': 'Acts as you, and reaches what you may access. You sign in once, and again after 15 days without use.',
	'2L': 'Acts as the app itself, without a sign-in that expires. The quickest setup for unattended workflows.',
	SSA: 'Acts as an account of its own that is invited to projects like a person. No sign-in that expires, and no more access than you give it.',
};

/** Why a kind of credential suits, or what it cannot do. */
export function reasonFor(
	{ kind, fit, not, asUser, unconfirmed }: KindVerdict,
	runs: Choice['runs'],
): string {
	if (fit === 'no') return 'Autodesk accepts none of this from this credential.';
	if (fit === 'part') return `Cannot do: ${some(not)}.`;
	const notes = [WHY[kind]];
	if (asUser.length > 0) notes.push(`Needs Act as User for: ${some(asUser)}.`);
	if (unconfirmed.length > 0) notes.push(`Not documented by Autodesk for: ${some(unconfirmed)}.`);
	if (kind === '3L' && runs === 'unattended') notes.push('Best for trying things out.');
	return notes.join(' ');
}

const MOST_SHOWN = 4;

function some(titles: readonly string[]): string {
	if (titles.length <= MOST_SHOWN) return titles.join(', ');
	return `${titles.slice(0, MOST_SHOWN - 1).join(', ')} and ${titles.length - MOST_SHOWN + 1} more`;
}
