import { element } from './dom';

const MARKUP = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\((https:\/\/[^)]+)\)/g;

/** Nodes for a text with `**bold**`, backticks and `[links](https://…)`. */
export function richText(text: string): Array<Node | string> {
	const nodes: Array<Node | string> = [];
	let end = 0;
	for (const match of text.matchAll(MARKUP)) {
		nodes.push(text.slice(end, match.index), marked(match));
		end = match.index + match[0].length;
	}
	return [...nodes, text.slice(end)];
}

function marked([, bold, code, label, address]: RegExpMatchArray): Node {
	if (bold) return element('b', '', bold);
	if (code) return element('code', '', code);
	const link = element('a', '', label);
	link.href = address;
	link.target = '_blank';
	link.rel = 'noreferrer';
	return link;
}
