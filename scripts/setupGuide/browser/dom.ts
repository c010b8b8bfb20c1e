/** An element of the page. @throws Error if the page lacks it */
export function byId(id: string): HTMLElement {
	const found = document.getElementById(id);
	if (found === null) throw new Error(`The page lacks #${id}`);
	return found;
}

/** The text field with this id. @throws Error if the page lacks it */
export function textField(id: string): HTMLInputElement {
	const found = byId(id);
	if (!(found instanceof HTMLInputElement)) throw new Error(`#${id} is not a field`);
	return found;
}

/** The check boxes or radio buttons of a name. */
export function inputs(name: string): HTMLInputElement[] {
	return [...document.querySelectorAll('input')].filter((input) => input.name === name);
}

/** A new element with these children; texts are never read as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	className: string,
	...children: Array<Node | string>
): HTMLElementTagNameMap[Tag] {
	const made = document.createElement(tag);
	if (className !== '') made.className = className;
	made.append(...children);
	return made;
}
