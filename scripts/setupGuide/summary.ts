import type { Choice } from './choice';
import type { Plan } from './plan';

/** One sentence about a choice and what it takes. */
export function summaryOf({ actions, events }: Choice, { credentials }: Plan): string {
	const chosen = [count(actions.length, 'action'), count(events.length, 'event')].filter(Boolean);
	if (chosen.length === 0) return 'Choose an example, an action or an event to see its steps.';
	const scopes = new Set(credentials.flatMap((plan) => plan.scopes.map(({ scope }) => scope)));
	const needs =
		credentials.length === 0
			? 'no Autodesk credential'
			: `${count(credentials.length, 'credential')} with ${count(scopes.size, 'scope') || 'no scopes'}`;
	return `${chosen.join(' and ')}: ${needs}`;
}

function count(number: number, noun: string): string {
	return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}
