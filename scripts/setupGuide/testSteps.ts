import type { Action, Catalogue, GuideEvent } from './catalogue';
import type { Choice } from './choice';
import type { CredentialPlan, Plan } from './plan';
import type { Line, Step } from './step';

/** What to test first, with the least that can go wrong. */
export function testSteps(
	catalogue: Catalogue,
	choice: Choice,
	{ credentials }: Plan,
	events: readonly GuideEvent[],
): Step[] {
	const lines: Line[] = credentials.flatMap((plan) =>
		firstAction(catalogue, plan, credentials.length),
	);
	if (events.length > 0) lines.push(...firstEvent(events, choice));
	return lines.length === 0 ? [] : [{ title: 'Test first', lines }];
}

function firstAction(catalogue: Catalogue, plan: CredentialPlan, count: number): Line[] {
	const action = harmless(catalogue, plan);
	if (action === undefined) return [];
	const label = catalogue.credentials.find(({ kind }) => kind === plan.kind)?.label;
	const using = count > 1 ? ` with the credential **${label}**` : '';
	const missing = plan.customIntegration
		? ' If the account is missing or the call returns 403, the custom integration is missing.'
		: '';
	return [`Run **${action.group}: ${action.name}**${using}. It changes nothing.${missing}`];
}

/** Chosen or not: hubs show at once whether the app was added; otherwise a list, then anything that reads. */
function harmless({ actions }: Catalogue, plan: CredentialPlan): Action | undefined {
	const granted = plan.scopes.map(({ scope }) => scope);
	const possible = actions.filter(
		({ reading, scopes, access }) =>
			reading &&
			scopes.length > 0 &&
			access.includes(plan.kind) &&
			scopes.every((scope) => granted.includes(scope)),
	);
	const chosen = possible.filter((action) => plan.items.some((item) => item.action === action));
	const hubs = plan.customIntegration
		? possible.find(({ key }) => key === 'hub.getAll')
		: undefined;
	return hubs ?? chosen.find(({ name }) => name === 'Get Many') ?? chosen[0] ?? possible[0];
}

function firstEvent(events: readonly GuideEvent[], { delivery }: Choice): Line[] {
	const [{ group, name, when, source }] = events;
	if (source === 'worker') return [];
	const wait =
		source === 'poll'
			? ' The first poll is the baseline; later ones report changes.'
			: ' The first events after publishing can be a few minutes late, until Autodesk signs with the new secret.';
	const line = `Choose the event **${group}: ${name}** in the trigger, publish the workflow, and let it happen: ${when}.${wait}`;
	return delivery === 'worker' && source === 'webhook'
		? [
				line,
				'Before that, **Subscription: Test** of the worker’s node checks that the worker reaches the workflow.',
			]
		: [line];
}
