import { element } from './dom';

/** How long a button confirms that it has copied, in milliseconds. */
const CONFIRMED_MS = 2000;

/** A value with a button that copies it. */
export function copyField(label: string, value: string): HTMLElement {
	const button = element('button', '', 'Copy');
	button.type = 'button';
	button.setAttribute('aria-label', `Copy: ${label}`);
	const code = element('code', '', value);
	button.addEventListener('click', () => void copy(button, value, code));
	return element('div', 'copy', code, button);
}

/**
 * Copies a text and says so on the button. Browsers refuse the clipboard to some pages, such as one
 * that was opened from a disk; the text is then selected.
 */
export async function copy(button: HTMLElement, text: string, shown?: Node): Promise<void> {
	const before = button.textContent;
	try {
		await navigator.clipboard.writeText(text);
		button.textContent = 'Copied';
	} catch {
		if (shown) getSelection()?.selectAllChildren(shown);
		button.textContent = shown ? 'Selected' : 'Copy it from the address bar';
	}
	setTimeout(() => (button.textContent = before), CONFIRMED_MS);
}
