import type { Catalogue, Job } from '../catalogue';
import type { Choice } from '../choice';
import { inputs, textField } from './dom';

/** Names of the radio buttons. */
const RADIOS = ['runs', 'hub', 'delivery'] as const;

/** What is ticked and entered. @param kind the preferred credential, which the form does not hold */
export function readForm(kind: Choice['kind']): Choice {
	return {
		actions: ticked('action'),
		events: ticked('event'),
		kind,
		runs: ticked('runs')[0] === 'byMe' ? 'byMe' : 'unattended',
		hub: ticked('hub')[0] === 'team' ? 'team' : 'account',
		delivery: ticked('delivery')[0] === 'worker' ? 'worker' : 'direct',
		lists: inputs('lists').some(({ checked }) => checked),
		n8n: textField('n8n').value.trim(),
	};
}

/** Ticks and enters a choice. */
export function fillForm(choice: Choice): void {
	for (const input of inputs('action')) input.checked = choice.actions.includes(input.value);
	for (const input of inputs('event')) input.checked = choice.events.includes(input.value);
	for (const name of RADIOS) {
		for (const input of inputs(name)) input.checked = input.value === choice[name];
	}
	for (const input of inputs('lists')) input.checked = choice.lists;
	textField('n8n').value = choice.n8n;
}

/** Ticks what an example workflow uses, or clears it. */
export function setJob({ actions, events, worker }: Job, checked: boolean): void {
	for (const input of [...inputs('action'), ...inputs('event')]) {
		if ([...actions, ...events].includes(input.value)) input.checked = checked;
	}
	if (checked && worker) {
		for (const input of inputs('delivery')) input.checked = input.value === 'worker';
	}
}

/** An example is ticked while everything that it uses is; groups show how many of theirs are. */
export function showState({ jobs }: Catalogue, { actions, events, delivery }: Choice): void {
	for (const input of inputs('job')) {
		const job = jobs.find(({ key }) => key === input.value);
		input.checked =
			job !== undefined &&
			job.actions.every((key) => actions.includes(key)) &&
			job.events.every((key) => events.includes(key)) &&
			(!job.worker || delivery === 'worker');
	}
	for (const group of document.querySelectorAll('details')) {
		const count = group.querySelectorAll(':checked').length;
		const shown = group.querySelector('.count');
		if (shown) shown.textContent = count === 0 ? '' : `${count} chosen`;
	}
}

function ticked(name: string): string[] {
	return inputs(name)
		.filter(({ checked }) => checked)
		.map(({ value }) => value);
}
