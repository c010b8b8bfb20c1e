import { byId, textField } from './dom';

/** Shows only the choices that contain all words, and opens their groups. */
export function search(): void {
	const words = textField('search').value.toLowerCase().split(/\s+/).filter(Boolean);
	const searching = words.length > 0;
	let found = 0;
	for (const choice of document.querySelectorAll<HTMLElement>('[data-words]')) {
		const matches = words.every((word) => choice.dataset.words?.includes(word));
		choice.hidden = !matches;
		if (matches) found += 1;
	}
	for (const group of document.querySelectorAll('details')) {
		const visible = group.querySelector('[data-words]:not([hidden])') !== null;
		group.hidden = !visible;
		group.open = searching ? visible : group.querySelector(':checked') !== null;
	}
	byId('found').textContent = searching ? `${found} found` : '';
}
