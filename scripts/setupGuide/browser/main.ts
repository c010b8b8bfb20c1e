import type { Catalogue } from '../catalogue';
import { fromHash, NOTHING, toHash } from '../choice';
import { unknownKeys } from '../unknownKeys';
import type { Choice } from '../choice';
import { copy } from './copyButton';
import { byId, textField } from './dom';
import { fillForm, readForm, setJob, showState } from './form';
import { search } from './search';
import { showPlan } from './showPlan';
import { showUnknown } from './showUnknown';

const catalogue = JSON.parse(byId('catalogue').textContent) as Catalogue;

/** The preferred credential. Not part of the form, because its radio buttons come and go. */
let kind: Choice['kind'];

function update(): void {
	const choice = readForm(kind);
	showState(catalogue, choice);
	showPlan(catalogue, choice);
	const hash = toHash(choice);
	history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
}

function load(choice: Choice): void {
	kind = choice.kind;
	fillForm(choice);
	showUnknown(unknownKeys(catalogue, choice));
	search();
	update();
}

byId('choices').addEventListener('input', ({ target }) => {
	if (!(target instanceof HTMLInputElement)) return;
	if (target.id === 'search') {
		search();
		return;
	}
	const job = catalogue.jobs.find(({ key }) => target.name === 'job' && key === target.value);
	if (job) setJob(job, target.checked);
	update();
});
byId('choices').addEventListener('submit', (event) => event.preventDefault());

byId('steps').addEventListener('change', ({ target }) => {
	if (!(target instanceof HTMLInputElement)) return;
	kind = catalogue.credentials.find((candidate) => candidate.kind === target.value)?.kind;
	update();
	document.querySelector<HTMLElement>('input[name=kind]:checked')?.focus();
});

byId('share').addEventListener('click', () => void copy(byId('share'), location.href));
byId('clear').addEventListener('click', () => {
	textField('search').value = '';
	load(NOTHING);
});
byId('jump').addEventListener('click', (event) => {
	// The address holds the choice, so the link must not change it.
	event.preventDefault();
	byId('plan').scrollIntoView();
	byId('plan').focus({ preventScroll: true });
});
addEventListener('hashchange', () => load(fromHash(location.hash)));

load(fromHash(location.hash));
