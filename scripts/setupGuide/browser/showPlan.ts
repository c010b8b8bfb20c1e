import type { HookOwner } from '../../../protocol/events/eventCatalogue';
import type { Catalogue } from '../catalogue';
import type { Choice } from '../choice';
import { planFor } from '../plan';
import type { KindVerdict, Plan } from '../plan';
import type { Line, Step } from '../step';
import { closingSteps, stepsFor } from '../steps';
import { summaryOf } from '../summary';
import { reasonFor } from '../verdictText';
import { copyField } from './copyButton';
import { byId, element } from './dom';
import { richText } from './richText';

/** Shows what a choice takes. */
export function showPlan(catalogue: Catalogue, choice: Choice): void {
	const plan = planFor(catalogue, choice);
	const summary = summaryOf(choice, plan);
	byId('summary').textContent = summary;
	const jump = byId('jump');
	jump.textContent = `${summary} – see the steps`;
	const empty = choice.actions.length + choice.events.length === 0;
	jump.hidden = empty;
	byId('buttons').hidden = empty;
	const closing = closingSteps(catalogue, choice, plan);
	byId('steps').replaceChildren(
		...(plan.credentials.length > 0 ? [kinds(catalogue, plan, choice)] : []),
		...plan.credentials.flatMap((credential) => [
			...(plan.credentials.length > 1
				? [
						element('h3', '', `Credential: ${labelOf(catalogue, credential.kind)}`),
						element('p', 'quiet', `For ${credential.items.map(({ title }) => title).join(', ')}`),
					]
				: []),
			list(stepsFor(catalogue, choice, credential)),
		]),
		...(closing.length > 0
			? [element('h3', '', plan.credentials.length > 0 ? 'Then' : 'Steps'), list(closing)]
			: []),
	);
}

/** The kinds of credential, with how each fits. Choosing one changes the steps. */
function kinds(
	catalogue: Catalogue,
	{ verdicts, recommended, credentials }: Plan,
	{ runs }: Choice,
) {
	const cards = verdicts.map((verdict) => {
		const input = element('input', '');
		input.type = 'radio';
		input.name = 'kind';
		input.value = verdict.kind;
		input.checked = credentials[0].kind === verdict.kind;
		input.disabled = verdict.fit === 'no';
		const label = labelOf(catalogue, verdict.kind);
		return element('label', 'choice card', input, card(label, verdict, recommended, runs));
	});
	const group = element('fieldset', 'kinds', element('legend', '', 'Credential'), ...cards);
	return group;
}

function card(
	label: string,
	verdict: KindVerdict,
	recommended: HookOwner | undefined,
	runs: Choice['runs'],
): HTMLElement {
	const best = verdict.kind === recommended && verdict.fit !== 'part';
	const parts: Array<Node | string> = [element('b', '', label)];
	if (best) parts.push(' ', element('span', 'badge', 'Recommended'));
	if (verdict.fit === 'part') parts.push(' ', element('span', 'badge part', 'Fits partly'));
	if (verdict.fit === 'no') parts.push(' ', element('span', 'badge part', 'Does not fit'));
	return element('span', '', ...parts, element('small', '', reasonFor(verdict, runs)));
}

function labelOf({ credentials }: Catalogue, kind: HookOwner): string {
	return credentials.find((candidate) => candidate.kind === kind)?.label ?? kind;
}

function list(steps: readonly Step[]): HTMLElement {
	return element('ol', 'steps', ...steps.map(step));
}

function step({ title, lines }: Step): HTMLElement {
	return element('li', 'card', element('h3', '', title), ...lines.map(line));
}

function line(content: Line): HTMLElement {
	if (typeof content === 'string') return element('p', '', ...richText(content));
	if ('copy' in content) return copyField(content.label, content.copy);
	return element('ul', '', ...content.list.map((text) => element('li', '', ...richText(text))));
}
